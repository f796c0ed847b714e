using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>An event as the graph takes it: the numbers of its row, and from when on it is taken back.</summary>
/// <param name="Lot">0 when it names none; so for the unit, the outer unit and the work order.</param>
/// <param name="To">The number of its void; <see cref="IInterval.Open"/> while it stands.</param>
internal readonly record struct GraphRow(int Seq, LotEventType Type, int Lot, int Unit, int OuterUnit, int WorkOrder, int To, byte[] Body)
{
    private const string Columns = "SELECT e.seq, e.type, e.lot, e.unit, e.outer_unit, e.work_order, x.void_seq, e.body FROM event e LEFT JOIN voided x ON x.target_seq = e.seq WHERE ";

    public const string After = Columns + "e.seq > ?1 ORDER BY e.seq";

    public const string BySeq = Columns + "e.seq = ?1";

    public const string OfUnit = Columns + "e.unit = ?1 AND e.type <> 14";

    public const string OfOuterUnit = Columns + "e.outer_unit = ?1 AND e.type <> 14";

    public LotEvent Event => EventBody.Read(Body);

    /// <summary>It names a unit and no lot, and so covers what is inside.</summary>
    public bool Covers => Lot == 0 && Unit != 0 && Type is not (LotEventType.Pack or LotEventType.Unpack);

    public bool IsKnownAt(int position) => Seq <= position && position < To;

    public static GraphRow Of(Statement row) => new(
        checked((int)row.Number(0)), (LotEventType)row.Number(1), checked((int)row.Number(2)), checked((int)row.Number(3)), checked((int)row.Number(4)),
        checked((int)row.Number(5)), row.IsNull(6) ? IInterval.Open : checked((int)row.Number(6)), row.Bytes(7).ToArray());

    /// <summary>All rows of one of the statements.</summary>
    public static List<GraphRow> Read(Session session, string sql, long key)
    {
        var rows = new List<GraphRow>();
        var select = session.Statement(sql);
        select.Bind(1, key);
        while (select.Row()) rows.Add(Of(select));
        return rows;
    }
}
