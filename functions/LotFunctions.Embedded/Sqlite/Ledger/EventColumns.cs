using System.Text.Json;
using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>An event's row with every column as it stands, names in place of numbers.</summary>
internal sealed record EventColumns(
    long Seq, string EventId, string Type, long At, long RecordedAt, string RecordedBy, string? Stream, string? Item, string? Lot,
    string? Unit, string? OuterUnit, string? WorkOrder, string? Target, string PreviousHash, string Hash, byte[] Body, string Inputs)
{
    public const string Select = """
        SELECT e.seq, e.event_id, e.type, e.at, e.recorded_at, e.recorded_by, s.name, l.item, l.lot, u.sscc, o.sscc, w.name, e.target,
            e.previous_hash, e.hash, e.body,
            (SELECT json_group_array(json_array(n.item, n.lot)) FROM event_input i JOIN lot n ON n.id = i.lot WHERE i.seq = e.seq)
        FROM event e LEFT JOIN stream s ON s.id = e.stream LEFT JOIN lot l ON l.id = e.lot LEFT JOIN unit u ON u.id = e.unit
            LEFT JOIN unit o ON o.id = e.outer_unit LEFT JOIN work_order w ON w.id = e.work_order
        WHERE e.seq > $1 ORDER BY e.seq LIMIT $2
        """;

    public static EventColumns Map(SqliteDataReader r) => new(
        r.GetInt64(0), r.GetString(1), r.GetString(2), r.GetInt64(3), r.GetInt64(4), r.GetString(5), Text(r, 6), Text(r, 7), Text(r, 8),
        Text(r, 9), Text(r, 10), Text(r, 11), Text(r, 12), Hex(r, 13), Hex(r, 14), r.GetFieldValue<byte[]>(15), r.GetString(16));

    /// <summary>The event that the body holds; null when it holds none.</summary>
    public LotEvent? Event()
    {
        try
        {
            return CanonicalJson.Read<LotEvent>(Body);
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException)
        {
            return null;
        }
    }

    /// <summary>The columns that say something else than the event does.</summary>
    public IEnumerable<string> Differences(LotEvent e)
    {
        if (EventId != e.EventId) yield return "event_id";
        if (Type != EventTypes.Name(e.Type)) yield return "type";
        if (At != e.At.UtcTicks) yield return "at";
        if (Item != e.Lot?.Item || Lot != e.Lot?.Lot) yield return "lot";
        if (Unit != e.LogisticUnit) yield return "unit";
        if (OuterUnit != e.OuterUnit) yield return "outer_unit";
        if (WorkOrder != e.WorkOrder) yield return "work_order";
        if (Target != (e.Type == LotEventType.Void ? e.Reference : null)) yield return "target";
        if (!InputKeys().SetEquals((e.Inputs ?? []).Select(i => (i.Lot.Item, i.Lot.Lot)))) yield return "event_input";
        if (!Body.AsSpan().SequenceEqual(CanonicalJson.Write(e))) yield return "body";
    }

    private HashSet<(string Item, string Lot)> InputKeys() =>
        [.. (JsonSerializer.Deserialize<string[][]>(Inputs) ?? []).Select(i => (i[0], i[1]))];

    private static string? Text(SqliteDataReader r, int column) => r.IsDBNull(column) ? null : r.GetString(column);

    private static string Hex(SqliteDataReader r, int column) => Convert.ToHexStringLower(r.GetFieldValue<byte[]>(column));
}
