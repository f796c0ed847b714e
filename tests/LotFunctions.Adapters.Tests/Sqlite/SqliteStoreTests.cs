using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Embedded.Sqlite.Queues;
using LotFunctions.Embedded.Sqlite.Stores;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class SqliteDocumentsTests : DocumentsContract
{
    private readonly DataFolder folder = new();

    protected override Task<IDocuments> OpenAsync() => Task.FromResult<IDocuments>(new SqliteDocuments(folder.Open()));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}

public sealed class SqliteExceptionsTests : ExceptionsContract
{
    private readonly DataFolder folder = new();

    protected override Task<IExceptions> OpenAsync() => Task.FromResult<IExceptions>(new SqliteExceptions(folder.Open()));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}

public sealed class SqliteLotRulesTests : LotRulesContract
{
    private readonly DataFolder folder = new();

    protected override Task<ILotRules> OpenAsync() => Task.FromResult<ILotRules>(new SqliteLotRules(folder.Open()));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}

public sealed class SqliteReferenceDataTests : ReferenceDataContract
{
    private readonly DataFolder folder = new();

    protected override Task<IReferenceData> OpenAsync() => Task.FromResult<IReferenceData>(new SqliteReferenceData(folder.Open()));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}

public sealed class SqliteControlNumbersTests : ControlNumbersContract
{
    private readonly DataFolder folder = new();

    protected override Task<IControlNumbers> OpenAsync() => Task.FromResult<IControlNumbers>(new SqliteControlNumbers(folder.Open()));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}

public sealed class SqliteRecallsTests : RecallsContract
{
    private readonly DataFolder folder = new();

    protected override Task<IRecalls> OpenAsync() => Task.FromResult<IRecalls>(new SqliteRecalls(folder.Open()));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}

public sealed class SqliteQueueTests : QueueContract
{
    private readonly DataFolder folder = new();
    private SqliteQueue? queue;

    protected override IMessageSender Sender => queue!;

    protected override Task<IMessageReceiver> OpenAsync() =>
        Task.FromResult<IMessageReceiver>(queue = new SqliteQueue(folder.Open(), Clock, DeliveryLimit));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}
