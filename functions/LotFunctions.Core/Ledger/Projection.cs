namespace LotFunctions.Core.Ledger;

/// <summary>
/// Which lot states change with an appended event, and to what. An adapter calls it in the transaction that appends:
/// the usual event, later than all before it, only advances a state; a late one or a void folds the lot anew.
/// </summary>
public static class Projection
{
    /// <param name="view">The ledger with the new event (and, of a void, without its target).</param>
    /// <param name="appended">The new event; of a void, its target where it is known.</param>
    /// <param name="isVoid">The event was taken back, not added.</param>
    /// <param name="load">The stored state of a lot, null if it has none.</param>
    public static async ValueTask<IReadOnlyList<LotState>> AfterAsync(
        ILedgerView view, LotEvent appended, bool isVoid, Func<LotKey, LotState?> load, CancellationToken cancellationToken)
    {
        if (appended.LogisticUnit is null && appended.OuterUnit is null)
        {
            return appended.Lot is { } alone ? [await OneAsync(view, Movement.Own(appended), alone, isVoid, load, cancellationToken)] : [];
        }

        var family = await UnitFamilies.EventsAsync(view, [.. Units(appended)], cancellationToken);
        var isLast = !isVoid && family.All(r => EventOrder.Instance.Compare(r.Event, appended) <= 0);
        if (!isLast) return await AnewAsync(view, family, appended, cancellationToken);

        if (appended.Lot is { } lot) return [await OneAsync(view, Movement.Own(appended), lot, false, load, cancellationToken)];

        var states = new List<LotState>();
        foreach (var lines in UnitCoverage.Fold(family.Select(r => r.Event)).Of(appended).GroupBy(l => l.Lot))
        {
            // A lot in several cartons of one pallet moves once for each: only a whole fold keeps their order.
            states.Add(lines.Count() == 1
                ? await OneAsync(view, Movement.Covered(appended, lines.First()), lines.Key, false, load, cancellationToken)
                : (await LotReplay.LoadAsync(view, [lines.Key], cancellationToken)).StateOf(lines.Key));
        }

        return states;
    }

    private static async ValueTask<LotState> OneAsync(
        ILedgerView view, Movement movement, LotKey lot, bool isVoid, Func<LotKey, LotState?> load, CancellationToken cancellationToken)
    {
        var state = load(lot) ?? new LotState(lot);
        if (!isVoid && state.TryAdvance(movement)) return state;
        return (await LotReplay.LoadAsync(view, [lot], cancellationToken)).StateOf(lot);
    }

    private static async ValueTask<IReadOnlyList<LotState>> AnewAsync(
        ILedgerView view, IReadOnlyCollection<RecordedEvent> family, LotEvent appended, CancellationToken cancellationToken)
    {
        var lots = family.Select(r => r.Event.Lot).Append(appended.Lot).OfType<LotKey>().ToHashSet();
        var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
        return [.. lots.Select(replay.StateOf)];
    }

    private static IEnumerable<string> Units(LotEvent e) => new[] { e.LogisticUnit, e.OuterUnit }.OfType<string>();
}
