using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The ledger as of one event, over a reader's snapshot or over the writer's connection inside an append. Voids are no
/// movements, so no read shows them.
/// </summary>
/// <param name="session">Where to read.</param>
/// <param name="position">The last event seen, by number.</param>
/// <param name="asOf">The recording time of that event.</param>
/// <param name="withVoided">Shows the events that were taken back too, as a lot's history does.</param>
/// <param name="held">Given back when the view is disposed.</param>
internal sealed class SqliteLedgerView(
    Session session, long position, DateTimeOffset asOf, bool withVoided = false, IDisposable? held = null)
    : ILedgerView
{
    // A batch goes in as one parameter: [[item, lot], ...].
    private const string ProducedFrom =
        "SELECT DISTINCT i.seq FROM json_each($1) k CROSS JOIN lot l ON l.lot COLLATE NOCASE = k.value ->> 1 AND l.item = k.value ->> 0 AND l.lot = k.value ->> 1 "
        + "CROSS JOIN event_input i ON i.lot = l.id";

    public DateTimeOffset AsOf => asOf;

    public Session Session => session;

    /// <summary>The last event seen, by number.</summary>
    public long Position => position;

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Read(lots, keys => keys.SelectMany(lot => EventLists.OfLot(session, lot)), cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Read(lots, keys => session.Query(ProducedFrom, r => r.GetInt64(0), JsonSerializer.Serialize(keys.Select(l => new[] { l.Item, l.Lot }))), cancellationToken);

    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken)
    {
        var events = await Read(workOrders, keys => keys.SelectMany(name => EventLists.OfWorkOrder(session, name)), cancellationToken);
        return [.. events.Where(r => r.Event.Type is LotEventType.Consume or LotEventType.Produce)];
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken) =>
        Read(logisticUnits, keys => keys.SelectMany(sscc => EventLists.OfUnit(session, sscc)), cancellationToken);

    public ValueTask DisposeAsync()
    {
        held?.Dispose();
        return ValueTask.CompletedTask;
    }

    private ValueTask<IReadOnlyList<RecordedEvent>> Read<T>(IReadOnlyCollection<T> keys, Func<IEnumerable<T>, IEnumerable<long>> find, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (keys.Count == 0) return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>([]);
        var events = new List<RecordedEvent>();
        foreach (var stored in EventReads.Of(session, find(keys.Distinct()).Where(seq => seq <= position)))
        {
            if (Shown(stored) is { } shown) events.Add(shown);
        }

        return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>(events);
    }

    private RecordedEvent? Shown(StoredEvent stored)
    {
        var recorded = stored.Recorded;
        if (recorded.Event.Type == LotEventType.Void) return null;
        if (withVoided || stored.Voided is not { } by) return recorded;
        // A void recorded after the position is not known to this view.
        return by > position ? recorded with { VoidedBy = null } : null;
    }
}
