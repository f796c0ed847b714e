using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

public sealed class CosmosLedgerTests : LedgerContract
{
    private readonly CosmosPlace place = new();
    private CosmosLedger? ledger;

    protected override long Histories => 12;

    [Fact]
    public async Task View_OfShipments_FindsWhatLeftWithThemByLotOrUnitAndWasNotTakenBack()
    {
        var story = new Scenario(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var (unit, lot, other, wrong) = (story.ShipUnit("U1", "SH1"), story.Ship("A1", 1, "SH1"), story.Ship("A1", 1, "SH2"), story.Ship("A1", 2, "SH1"));
        await Port.AppendAsync([unit, lot, other, wrong, story.Void(wrong)], Scenario.Quality, None);

        await using var view = (CosmosLedgerView)await Port.ViewAsync(null, None);
        var found = await view.EventsOfShipmentsAsync(["SH1", "SH9"], None);

        Assert.Equal([unit.EventId, lot.EventId], found.Select(r => r.Event.EventId));
    }

    protected override Task<ILedger> OpenAsync() =>
        Task.FromResult<ILedger>(ledger = new CosmosLedger(place.Open(), new Admission(Clock)));

    protected override async Task CloseAsync()
    {
        if (ledger is not null) await ledger.DisposeAsync();
        await place.CloseAsync();
    }

    protected override async Task RemoveAsync() => await place.DisposeAsync();
}
