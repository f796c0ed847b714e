using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Reads what hangs on lots. A view of all that is recorded has their states at hand; only lots that were received or announced,
/// or may stand packed, are folded from their events. Any other view knows nothing but the events.
/// </summary>
internal sealed class ClosureFacts(GraphSnapshot snapshot, DateOnly today, Func<int, bool> withoutInputs, ILookup<LotKey, Gap> unknown)
{
    private readonly bool isLatest = EventReads.SeqAt(snapshot.View.Session, null) == snapshot.Position;

    public async ValueTask<IReadOnlyList<TracedLot>> ReadAsync(IReadOnlyCollection<(int Number, ClosureLot Lot)> lots, CancellationToken cancellationToken)
    {
        var states = new Dictionary<LotKey, LotState>();
        var toFold = new List<LotKey>();
        foreach (var (number, lot) in lots)
        {
            if (number == 0) states[lot.Lot] = new LotState(lot.Lot);
            else if (isLatest && !NeedsEvents(number, states[lot.Lot] = StateOf(number, lot.Lot))) continue;
            else toFold.Add(lot.Lot);
        }

        var folded = new Dictionary<LotKey, LotFacts>();
        if (toFold.Count > 0)
        {
            var replay = await LotReplay.LoadAsync(snapshot.View, toFold, cancellationToken);
            foreach (var (lot, facts) in LotFacts.Of(toFold, replay)) folded[lot] = facts;
        }

        var known = lots.Select(x => folded.TryGetValue(x.Lot.Lot, out var f) ? f.State : states[x.Lot.Lot]);
        var inputs = await InputsWithoutReceipt.AmongAsync(snapshot.View, known, cancellationToken);
        return [.. lots.Select(x => folded.TryGetValue(x.Lot.Lot, out var f)
            ? TracedLot.Of(x.Lot, f.State, f.Receipts, f.Packed, today, withoutInputs(x.Number), inputs.Contains(x.Lot.Lot), [.. f.Gaps, .. unknown[x.Lot.Lot]])
            : TracedLot.Of(x.Lot, states[x.Lot.Lot], [], [], today, withoutInputs(x.Number), inputs.Contains(x.Lot.Lot), unknown[x.Lot.Lot]))];
    }

    private bool NeedsEvents(int number, LotState state) =>
        state.IsOutdated || state.HasSeen(LotEventType.Receive) || state.HasSeen(LotEventType.Announce) || snapshot.Graph.OpenUnits.MayHold(number, snapshot.Position);

    private LotState StateOf(int number, LotKey lot)
    {
        var select = snapshot.View.Session.Statement("SELECT state FROM lot WHERE id = ?1");
        select.Bind(1, number);
        var state = select.Row() && !select.IsNull(0) ? StateBody.Read(lot, select.Bytes(0)) : new LotState(lot);
        select.Reset();
        return state;
    }
}
