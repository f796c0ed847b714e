using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A recorded event with its place in the order of recording.</summary>
internal readonly record struct StoredEvent(long Seq, RecordedEvent Recorded)
{
    /// <summary>What <see cref="Map"/> reads; the statement names the event <c>e</c> and joins what <see cref="Joins"/> says.</summary>
    public const string Columns = "e.seq, e.recorded_at, e.recorded_by, s.name, e.previous_hash, e.hash, e.body, v.event_id";

    public const string Joins =
        " JOIN stream s ON s.id = e.stream LEFT JOIN voided x ON x.target_seq = e.seq LEFT JOIN event v ON v.seq = x.void_seq ";

    public static StoredEvent Map(SqliteDataReader row) => new(
        row.GetInt64(0),
        new RecordedEvent(
            CanonicalJson.Read<LotEvent>(row.GetFieldValue<byte[]>(6)),
            Ticks.ToTime(row.GetInt64(1)),
            row.GetString(2),
            row.GetString(3),
            Hex(row, 4),
            Hex(row, 5),
            row.IsDBNull(7) ? null : row.GetString(7)));

    /// <summary>As <see cref="Map"/>; what is remembered is not read again, but for who took it back.</summary>
    public static StoredEvent Map(SqliteDataReader row, Remembered<long, RecordedEvent> known)
    {
        var seq = row.GetInt64(0);
        if (!known.TryGet(seq, out var recorded)) known.Put(seq, recorded = Map(row).Recorded);
        var voidedBy = row.IsDBNull(7) ? null : row.GetString(7);
        return new StoredEvent(seq, recorded.VoidedBy == voidedBy ? recorded : recorded with { VoidedBy = voidedBy });
    }

    private static string Hex(SqliteDataReader row, int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));
}
