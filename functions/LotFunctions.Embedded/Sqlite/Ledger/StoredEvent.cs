using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A recorded event with its place in the order of recording.</summary>
internal readonly record struct StoredEvent(long Seq, RecordedEvent Recorded)
{
    /// <summary>What <see cref="Map"/> reads; the statement names the event <c>e</c> and joins what <see cref="Joins"/> says.</summary>
    public const string Columns = "e.seq, e.recorded_at, r.name, e.previous_hash, e.hash, e.body, v.body, " + StreamId.NameOfVoid;

    public const string Joins =
        " JOIN recorder r ON r.id = e.recorder LEFT JOIN voided x ON x.target_seq = e.seq LEFT JOIN event v ON v.seq = x.void_seq ";

    public static StoredEvent Map(SqliteDataReader row)
    {
        var e = EventBody.Read(row.GetFieldValue<byte[]>(5));
        return new StoredEvent(
            row.GetInt64(0),
            new RecordedEvent(
                e,
                Ticks.ToTime(row.GetInt64(1)),
                row.GetString(2),
                row.IsDBNull(7) ? EventStream.Of(e) : row.GetString(7),
                Hash(row, 3),
                Hash(row, 4),
                row.IsDBNull(6) ? null : EventBody.ReadId(row.GetFieldValue<byte[]>(6))));
    }

    private static string Hash(SqliteDataReader row, int column) => Convert.ToHexStringLower(row.GetFieldValue<byte[]>(column));
}
