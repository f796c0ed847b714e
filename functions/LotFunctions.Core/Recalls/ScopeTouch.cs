using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Tells whether events can change a scope. It asks for what is around the events, never for what is around the scope, so it
/// costs as much as there are events. It may say yes where a trace then finds nothing changed, but never no where it would.
/// </summary>
internal sealed class ScopeTouch(ILedger ledger)
{
    /// <summary>Events of the other types change no scope: a recall's own holds, most of all.</summary>
    public static bool Concerns(LotEventType type) => Changes(type) || type == LotEventType.Void;

    /// <param name="view">The ledger with the events.</param>
    /// <param name="lots">The scope's lots.</param>
    /// <param name="events">As they were recorded.</param>
    /// <returns>The position of the last event that can change the scope; null when none can.</returns>
    public async Task<DateTimeOffset?> LastAsync(
        ILedgerView view, RecallRequest request, IReadOnlySet<LotKey> lots, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        var candidates = new List<(DateTimeOffset At, LotEvent Event)>();
        foreach (var recorded in events)
        {
            // A void changes what the event that it takes back would change; of one that is not there yet, nothing.
            var e = recorded.Event is { Type: LotEventType.Void, Reference: { } target }
                ? (await ledger.FindAsync(target, cancellationToken))?.Event
                : recorded.Event;
            if (e is not null && Changes(e.Type)) candidates.Add((recorded.RecordedAt, e));
        }

        if (candidates.Count == 0) return null;
        var orders = await OrdersAsync(view, lots, candidates.Select(c => c.Event.WorkOrder).OfType<string>().ToHashSet(), cancellationToken);
        var rule = request.Criteria is { } criteria ? new SelectionRule(criteria) : null;
        var units = await UnitsAsync(view, lots, rule, [.. candidates.SelectMany(c => UnitsOf(c.Event))], cancellationToken);
        return candidates.FindLast(c => Touches(c.Event)) is { Event: not null } last ? last.At : null;

        bool Touches(LotEvent e) =>
            (e.Lot is { } lot && lots.Contains(lot))
            || (e.WorkOrder is { } order && orders.Contains(order))
            || e.Inputs?.Any(i => lots.Contains(i.Lot)) == true
            || UnitsOf(e).Any(units.Contains)
            // A lot that the criteria choose is another root.
            || rule?.Concerns(e) == true;
    }

    /// <summary>The others change a lot's stock or status, never what it went into or where it was shipped.</summary>
    private static bool Changes(LotEventType type) => type is
        LotEventType.Announce or LotEventType.Receive or LotEventType.Consume or LotEventType.Produce or LotEventType.Pack
        or LotEventType.Unpack or LotEventType.Ship;

    private static IEnumerable<string> UnitsOf(LotEvent e) => new[] { e.LogisticUnit, e.OuterUnit }.OfType<string>();

    /// <summary>Of these work orders, those that took one of the lots.</summary>
    private static async Task<HashSet<string>> OrdersAsync(
        ILedgerView view, IReadOnlySet<LotKey> lots, HashSet<string> orders, CancellationToken cancellationToken)
    {
        if (orders.Count == 0) return [];
        var events = await view.EventsOfWorkOrdersAsync(orders, cancellationToken);
        return [.. events.Select(r => r.Event)
            .Where(e => (e.Type == LotEventType.Consume && e.Lot is { } lot && lots.Contains(lot)) || e.Inputs?.Any(i => lots.Contains(i.Lot)) == true)
            .Select(e => e.WorkOrder!)];
    }

    /// <summary>
    /// All these units if one of the lots was ever in one of their families, or one came in whose lots the criteria may choose:
    /// which of them is the trace's to tell.
    /// </summary>
    private static async Task<HashSet<string>> UnitsAsync(
        ILedgerView view, IReadOnlySet<LotKey> lots, SelectionRule? rule, HashSet<string> units, CancellationToken cancellationToken)
    {
        if (units.Count == 0) return [];
        var family = await UnitFamilies.EventsAsync(view, units, cancellationToken);
        return family.Any(r => r.Event.Lot is { } lot ? lots.Contains(lot) : rule is { ByReceipt: true } && rule.Concerns(r.Event)) ? units : [];
    }
}
