using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The number of a hash chain: which table its head is in, and the row's id.</summary>
internal static class StreamId
{
    public const int Lot = 0;
    public const int Unit = 1;
    public const int Other = 2;

    /// <summary>
    /// SQL for the name of the stream of the event <c>e</c> where the event itself does not say it: a void belongs to the
    /// stream of what it takes back.
    /// </summary>
    public const string NameOfVoid =
        "CASE WHEN e.type = 14 THEN CASE e.stream & 3 "
        + "WHEN 0 THEN (SELECT 'lot/' || s.item || '/' || s.lot FROM lot s WHERE s.id = e.stream >> 2) "
        + "WHEN 1 THEN (SELECT 'unit/' || s.sscc FROM unit s WHERE s.id = e.stream >> 2) "
        + "ELSE (SELECT s.name FROM other_stream s WHERE s.id = e.stream >> 2) END END";

    public static long Of(int table, long id) => (id << 2) | (uint)table;

    public static int TableOf(long stream) => (int)(stream & 3);

    public static long RowOf(long stream) => stream >> 2;

    /// <summary>The table that the stream of an event is in, when the event is no void of a known one.</summary>
    public static int TableOf(LotEvent e) => e.Lot is not null ? Lot : e.LogisticUnit is not null ? Unit : Other;
}
