using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

public sealed class CosmosLedgerTests : LedgerContract
{
    private readonly CosmosPlace place = new();
    private CosmosLedger? ledger;

    protected override long Histories => 12;

    protected override Task<ILedger> OpenAsync() =>
        Task.FromResult<ILedger>(ledger = new CosmosLedger(place.Open(), place.Units, new Admission(Clock)));

    protected override async Task CloseAsync()
    {
        if (ledger is not null) await ledger.DisposeAsync();
        await place.CloseAsync();
    }

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}
