using System.Text.Json;
using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The ledger as of one event, over a reader's snapshot or over the writer's connection inside an append. Batches go in as
/// one JSON parameter. Voids are no movements, so no read shows them.
/// </summary>
/// <param name="session">Where to read.</param>
/// <param name="position">The last event seen, by number.</param>
/// <param name="asOf">The recording time of that event.</param>
/// <param name="withVoided">Shows the events that were taken back too, as a lot's history does.</param>
/// <param name="before">What the writer has to do before it can read its own.</param>
/// <param name="held">Given back when the view is disposed.</param>
internal sealed class SqliteLedgerView(
    Session session, long position, DateTimeOffset asOf, bool withVoided = false,
    Action? before = null, IDisposable? held = null)
    : ILedgerView
{
    private const string Select = "SELECT " + StoredEvent.Columns + " FROM ";

    private const string Where = " CROSS JOIN event e ON e.seq = hit.seq " + StoredEvent.Joins +
        "WHERE e.seq <= $2 AND e.type <> 14 AND ($3 OR x.void_seq IS NULL OR x.void_seq > $2)";

    private const string LotKeys = "(SELECT l.id FROM json_each($1) k CROSS JOIN lot l ON l.lot COLLATE NOCASE = k.value ->> 1 AND l.item = k.value ->> 0 AND l.lot = k.value ->> 1) key";

    private const string OfLots = Select + "(SELECT e.seq FROM " + LotKeys + " CROSS JOIN event e ON e.lot = key.id) hit" + Where;

    private const string ProducedFrom = Select +
        "(SELECT DISTINCT i.seq FROM " + LotKeys + " CROSS JOIN event_input i ON i.lot = key.id) hit" + Where;

    private const string OfWorkOrders = Select +
        "(SELECT e.seq FROM json_each($1) k CROSS JOIN work_order w ON w.name COLLATE NOCASE = k.value AND w.name = k.value CROSS JOIN event e ON e.work_order = w.id" +
        " WHERE e.type IN (2, 3)) hit" + Where;

    private const string OfUnits = Select +
        "(SELECT e.seq FROM json_each($1) k CROSS JOIN unit u ON u.sscc COLLATE NOCASE = k.value AND u.sscc = k.value CROSS JOIN event e ON e.unit = u.id UNION " +
        "SELECT e.seq FROM json_each($1) k CROSS JOIN unit u ON u.sscc COLLATE NOCASE = k.value AND u.sscc = k.value CROSS JOIN event e ON e.outer_unit = u.id) hit" + Where;

    public DateTimeOffset AsOf => asOf;

    public Session Session => session;

    /// <summary>The last event seen, by number.</summary>
    public long Position => position;

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Read(OfLots, KeysOf(lots), lots.Count, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Read(ProducedFrom, KeysOf(lots), lots.Count, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken) =>
        Read(OfWorkOrders, KeysOf(workOrders), workOrders.Count, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken) =>
        Read(OfUnits, KeysOf(logisticUnits), logisticUnits.Count, cancellationToken);

    public ValueTask DisposeAsync()
    {
        held?.Dispose();
        return ValueTask.CompletedTask;
    }

    /// <summary>Lots as a JSON parameter: <c>[[item, lot], ...]</c>, each once.</summary>
    public static string KeysOf(IEnumerable<LotKey> lots) =>
        JsonSerializer.Serialize(lots.Distinct().Select(l => new[] { l.Item, l.Lot }));

    private static string KeysOf(IEnumerable<string> names) => JsonSerializer.Serialize(names.Distinct());

    private ValueTask<IReadOnlyList<RecordedEvent>> Read(string sql, string keys, int count, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        if (count == 0) return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>([]);
        before?.Invoke();
        // A void recorded after the position is not known to this view.
        var events = session.Query(sql, Shown, keys, position, withVoided ? 1L : 0L);
        return ValueTask.FromResult<IReadOnlyList<RecordedEvent>>(events);
    }

    private RecordedEvent Shown(SqliteDataReader row)
    {
        var recorded = StoredEvent.Map(row).Recorded;
        return withVoided || recorded.VoidedBy is null ? recorded : recorded with { VoidedBy = null };
    }
}
