using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos.Stores;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

public sealed class CosmosControlNumbersTests : ControlNumbersContract
{
    private readonly CosmosPlace place = new();

    protected override Task<IControlNumbers> OpenAsync() => Task.FromResult<IControlNumbers>(new CosmosControlNumbers(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

public sealed class CosmosDocumentsTests : DocumentsContract
{
    private readonly CosmosPlace place = new();

    protected override Task<IDocuments> OpenAsync() => Task.FromResult<IDocuments>(new CosmosDocuments(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

public sealed class CosmosExceptionsTests : ExceptionsContract
{
    private readonly CosmosPlace place = new();

    protected override Task<IExceptions> OpenAsync() => Task.FromResult<IExceptions>(new CosmosExceptions(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

public sealed class CosmosReferenceDataTests : ReferenceDataContract
{
    private readonly CosmosPlace place = new();

    protected override Task<IReferenceData> OpenAsync() => Task.FromResult<IReferenceData>(new CosmosReferenceData(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

public sealed class CosmosRecallsTests : RecallsContract
{
    private readonly CosmosPlace place = new();

    protected override Task<IRecalls> OpenAsync() => Task.FromResult<IRecalls>(new CosmosRecalls(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}

public sealed class CosmosLotRulesTests : LotRulesContract
{
    private readonly CosmosPlace place = new();

    protected override Task<ILotRules> OpenAsync() => Task.FromResult<ILotRules>(new CosmosLotRules(place.Open()));

    protected override Task CloseAsync() => place.CloseAsync();

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}
