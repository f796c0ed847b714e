using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class SqliteLedgerTests : LedgerContract
{
    private readonly DataFolder folder = new();

    protected override Task<ILedger> OpenAsync() => Task.FromResult<ILedger>(new SqliteLedger(folder.Open(), new Admission(Clock)));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}
