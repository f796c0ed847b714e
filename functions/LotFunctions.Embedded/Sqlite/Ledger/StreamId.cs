namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The number of a hash chain: which table its head is in, and the row's id.</summary>
internal static class StreamId
{
    public const int Lot = 0;
    public const int Unit = 1;
    public const int Other = 2;

    private static readonly string?[] Names =
    [
        "SELECT 'lot/' || item || '/' || lot FROM lot WHERE id = $1",
        "SELECT 'unit/' || sscc FROM unit WHERE id = $1",
        "SELECT name FROM other_stream WHERE id = $1",
        null,
    ];

    public static long Of(int table, long id) => (id << 2) | (uint)table;

    public static int TableOf(long stream) => (int)(stream & 3);

    public static long RowOf(long stream) => stream >> 2;

    /// <summary>Null when it has no head.</summary>
    public static string? NameOf(Session session, long stream) =>
        Names[TableOf(stream)] is { } sql ? session.First(sql, r => r.GetString(0), RowOf(stream)) : null;
}
