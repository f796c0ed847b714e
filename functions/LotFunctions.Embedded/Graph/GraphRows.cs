using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>Reads the ledger's events for the graph, on one snapshot.</summary>
internal sealed class GraphRows(Session session)
{
    private readonly Remembered<string, int> units = new(20_000);
    private readonly Remembered<string, int> workOrders = new(20_000);
    private readonly bool anyVoided = session.Number("SELECT 1 FROM voided LIMIT 1") is not null;

    /// <summary>In the order of recording.</summary>
    public IEnumerable<GraphRow> After(long seq) => EventPages.From(session, seq + 1).Select(Of);

    public GraphRow? ById(string eventId) => EventReads.Find(session, eventId) is { } stored && EventPages.Find(session, stored.Seq) is { } row ? Of(row) : null;

    /// <summary>Those that name the unit, as logistic or outer unit; no voids.</summary>
    public IEnumerable<GraphRow> OfUnit(string sscc) =>
        EventLists.OfUnit(session, sscc).Select(seq => Of(EventPages.Find(session, seq)!.Value)).Where(r => r.Type != LotEventType.Void);

    private GraphRow Of(EventRow row)
    {
        var e = EventBody.Read(row.Body.Span);
        return new GraphRow(
            checked((int)row.Seq),
            e.Lot is null ? 0 : checked((int)StreamId.RowOf(row.Stream)),
            Number(units, e.LogisticUnit, "SELECT id, sscc FROM unit WHERE sscc COLLATE NOCASE = ?1"),
            Number(units, e.OuterUnit, "SELECT id, sscc FROM unit WHERE sscc COLLATE NOCASE = ?1"),
            Number(workOrders, e.WorkOrder, "SELECT id, name FROM work_order WHERE name COLLATE NOCASE = ?1"),
            anyVoided ? VoidOf(row.Seq) : IInterval.Open,
            e);
    }

    private int Number(Remembered<string, int> known, string? name, string sql)
    {
        if (name is null) return 0;
        if (known.TryGet(name, out var number)) return number;
        var select = session.Statement(sql);
        select.Bind(1, name);
        while (select.Row())
        {
            // The index knows no case.
            if (select.Text(1) == name) number = checked((int)select.Number(0));
        }

        if (number == 0) throw new InvalidDataException($"{name} has no row.");
        known.Put(name, number);
        return number;
    }

    private int VoidOf(long seq)
    {
        var select = session.Statement("SELECT void_seq FROM voided WHERE target_seq = ?1");
        select.Bind(1, seq);
        if (!select.Row()) return IInterval.Open;
        var by = checked((int)select.Number(0));
        select.Reset();
        return by;
    }
}
