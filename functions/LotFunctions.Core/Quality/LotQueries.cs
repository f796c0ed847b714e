using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Quality;

/// <summary>Answers what a lot is.</summary>
public sealed class LotQueries(ILedger ledger, IRecalls recalls, IReferenceData references, TimeProvider clock)
{
    private readonly LotGaps gaps = new(references);
    private readonly OpenRecalls open = new(recalls);

    /// <summary>Null when no event names or covers the lot; one that only a produce names, as its input, has nothing but that gap.</summary>
    public async Task<LotView?> FindAsync(LotKey lot, CancellationToken cancellationToken)
    {
        var states = await ledger.StatesAsync([lot], cancellationToken);
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        if (!states.TryGetValue(lot, out var state))
        {
            if (!await InputsWithoutReceipt.IsNamedAsync(view, lot, cancellationToken)) return null;
            state = new LotState(lot);
        }

        var isInput = (await InputsWithoutReceipt.AmongAsync(view, [state], cancellationToken)).Count > 0;
        var replay = await LotReplay.LoadAsync(view, [lot], cancellationToken);
        var movements = replay.MovementsOf(lot);
        if (state.IsOutdated) state = LotState.Fold(lot, movements);
        var quantities = state.Totals.Select(t => Quantities(t, state)).ToList();
        var recalling = await open.OfAsync(state, cancellationToken);
        return new LotView
        {
            Item = lot.Item,
            Lot = lot.Lot,
            Status = state.StatusOn(DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime)),
            Balances = [.. state.Stock()],
            Quantities = quantities.FirstOrDefault(),
            OtherUnits = [.. quantities.Skip(1)],
            Attributes = state.Attributes,
            Inspections = [.. movements.Where(m => m.Event.Inspection is not null).Select(m => new LotInspection(m.Event.EventId, m.Event.At, m.Event.Inspection!))],
            Holds = [.. state.Holds.Select(h => new LotHold(h.Key, h.Value))],
            OpenRecalls = [.. recalling.Select(r => new LotRecall(r.RecallId, r.Request.Title))],
            Gaps = [.. state.Gaps(isInput), .. LotFacts.Of([lot], replay).Single().Facts.Gaps, .. await gaps.OfAsync(lot, movements, cancellationToken)],
        };
    }

    private static LotQuantities Quantities(LotTotals t, LotState state) => new(
        t.Unit, t.Announced, t.Received, t.Produced, t.Consumed, t.Shipped, t.Returned, t.Scrapped, t.Adjusted, state.KnownOnHandIn(t.Unit));
}
