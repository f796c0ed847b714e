using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>An event's row with every column as it stands, names in place of numbers.</summary>
internal sealed record EventColumns(
    long Seq, long Key, long Type, long RecordedAt, string? RecordedBy, long Stream, string? Item, string? Lot,
    string? Unit, string? OuterUnit, string? WorkOrder, byte[] PreviousHash, byte[] Hash, byte[] Body, string? StreamName)
{
    public const string Select = $"""
        SELECT e.seq, e.key, e.type, e.recorded_at, r.name, e.stream, l.item, l.lot, u.sscc, o.sscc, w.name,
            e.previous_hash, e.hash, e.body,
            CASE e.stream & 3 WHEN 0 THEN (SELECT 'lot/' || s.item || '/' || s.lot FROM lot s WHERE s.id = e.stream >> 2)
                WHEN 1 THEN (SELECT 'unit/' || s.sscc FROM unit s WHERE s.id = e.stream >> 2)
                WHEN 2 THEN (SELECT s.name FROM other_stream s WHERE s.id = e.stream >> 2) END
        FROM event e LEFT JOIN recorder r ON r.id = e.recorder LEFT JOIN lot l ON l.id = e.lot LEFT JOIN unit u ON u.id = e.unit
            LEFT JOIN unit o ON o.id = e.outer_unit LEFT JOIN work_order w ON w.id = e.work_order
        WHERE e.seq > $1 ORDER BY e.seq LIMIT $2
        """;

    public static EventColumns Map(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetInt64(1), r.GetInt64(2), r.GetInt64(3), Text(r, 4), r.GetInt64(5), Text(r, 6), Text(r, 7),
        Text(r, 8), Text(r, 9), Text(r, 10), r.GetFieldValue<byte[]>(11), r.GetFieldValue<byte[]>(12), r.GetFieldValue<byte[]>(13), Text(r, 14));

    /// <summary>The event that the body holds; null when it holds none, or not in the form that is written.</summary>
    public LotEvent? Event()
    {
        try
        {
            var e = EventBody.Read(Body);
            return EventBody.Write(e).AsSpan().SequenceEqual(Body) ? e : null;
        }
        catch (Exception e) when (e is InvalidDataException or ArgumentException or FormatException or OverflowException)
        {
            return null;
        }
    }

    /// <summary>The columns that say something else than the event does.</summary>
    public IEnumerable<string> Differences(LotEvent e)
    {
        if (Key != EventKey.Of(e.EventId)) yield return "key";
        if (Type != (long)e.Type) yield return "type";
        if (Item != e.Lot?.Item || Lot != e.Lot?.Lot) yield return "lot";
        if (Unit != e.LogisticUnit) yield return "unit";
        if (OuterUnit != e.OuterUnit) yield return "outer_unit";
        if (WorkOrder != e.WorkOrder) yield return "work_order";
        if (e.Type != LotEventType.Void && StreamName != EventStream.Of(e)) yield return "stream";
    }

    private static string? Text(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);
}
