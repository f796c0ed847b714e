namespace LotFunctions.Core.Ledger;

/// <summary>
/// The lots whose states decide whether an event is recorded: the one that it names; or, when it names a logistic unit
/// alone, those that it covers; and when a unit is packed into another, all that are inside.
/// </summary>
public static class ConcernedLots
{
    /// <param name="view">The ledger before the event.</param>
    public static async ValueTask<IReadOnlyCollection<LotKey>> OfAsync(ILedgerView view, LotEvent e, CancellationToken cancellationToken)
    {
        if (e.Type == LotEventType.Void) return [];
        if (e.Lot is { } lot) return [lot];
        if (e.LogisticUnit is not { } unit) return [];

        string[] units = e.OuterUnit is { } outer ? [unit, outer] : [unit];
        var family = await UnitFamilies.EventsAsync(view, units, cancellationToken);
        var coverage = UnitCoverage.Fold(family.Select(r => r.Event).Append(e));
        var lines = e.Type == LotEventType.Pack ? coverage.ContentsOf(unit) : coverage.Of(e);
        return [.. lines.Select(l => l.Lot).Distinct()];
    }
}
