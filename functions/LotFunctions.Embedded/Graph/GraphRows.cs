using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>Reads the ledger's events for the graph, on one snapshot.</summary>
internal sealed class GraphRows(Session session)
{
    private readonly bool anyVoided = session.Number("SELECT 1 FROM voided LIMIT 1") is not null;

    /// <summary>In the order of recording.</summary>
    public IEnumerable<GraphRow> After(long seq) => EventPages.From(session, seq + 1).Select(Of);

    public GraphRow? ById(string eventId) => EventReads.Find(session, eventId) is { } stored && EventPages.Find(session, stored.Seq) is { } row ? Of(row) : null;

    /// <summary>Those that name the unit, as logistic or outer unit; no voids.</summary>
    public IEnumerable<GraphRow> OfUnit(string sscc) =>
        EventLists.OfUnit(session, sscc).Select(seq => Of(EventPages.Find(session, seq)!.Value)).Where(r => r.Type != LotEventType.Void);

    private GraphRow Of(EventRow row)
    {
        var (_, unit, outer, order) = row.Names;
        return new GraphRow(
            checked((int)row.Seq), checked((int)row.Names.Lot), checked((int)unit), checked((int)outer), checked((int)order),
            anyVoided ? VoidOf(row.Seq) : IInterval.Open, EventBody.TypeOf(row.Body.Span), row.Body);
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
