using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Quality;

/// <summary>Answers what a lot is.</summary>
public sealed class LotQueries(ILedger ledger, IRecalls recalls, TimeProvider clock)
{
    private readonly OpenRecalls open = new(recalls);

    /// <summary>Null when no event names or covers the lot.</summary>
    public async Task<LotView?> FindAsync(LotKey lot, CancellationToken cancellationToken)
    {
        var states = await ledger.StatesAsync([lot], cancellationToken);
        if (!states.TryGetValue(lot, out var state)) return null;

        var quantities = state.Totals.Select(t => Quantities(t, state)).ToList();
        var recalling = await open.OfAsync(state, cancellationToken);
        return new LotView
        {
            Item = lot.Item,
            Lot = lot.Lot,
            Status = state.StatusOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            Balances = state.Balances,
            Quantities = quantities.FirstOrDefault(),
            OtherUnits = [.. quantities.Skip(1)],
            Attributes = state.Attributes,
            Inspections = await InspectionsAsync(lot, cancellationToken),
            Holds = [.. state.Holds.Select(h => new LotHold(h.Key, h.Value))],
            OpenRecalls = [.. recalling.Select(r => new LotRecall(r.RecallId, r.Request.Title))],
            Gaps = [.. state.Gaps()],
        };
    }

    private async Task<IReadOnlyList<LotInspection>> InspectionsAsync(LotKey lot, CancellationToken cancellationToken)
    {
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var events = await view.EventsOfLotsAsync([lot], cancellationToken);
        return [.. events.Select(r => r.Event).Where(e => e.Inspection is not null).Order(EventOrder.Instance)
            .Select(e => new LotInspection(e.EventId, e.At, e.Inspection!))];
    }

    private static LotQuantities Quantities(LotTotals t, LotState state) => new(
        t.Unit, t.Announced, t.Received, t.Produced, t.Consumed, t.Shipped, t.Returned, t.Scrapped, t.Adjusted, state.OnHandIn(t.Unit));
}
