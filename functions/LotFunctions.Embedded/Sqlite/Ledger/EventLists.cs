using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Follows the links of events (<see cref="EventLinks"/>) back from the last one that a name's row knows: the numbers of all
/// events that name it, the last first.
/// </summary>
internal static class EventLists
{
    public static IEnumerable<long> OfLot(Session session, LotKey lot) =>
        Last(session, "SELECT last, lot FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2", lot.Lot, lot.Item) is { } last
            ? Follow(session, last, static row => row.Links.Lot)
            : [];

    public static IEnumerable<long> OfWorkOrder(Session session, string name) =>
        Last(session, "SELECT last, name FROM work_order WHERE name COLLATE NOCASE = ?1", name) is { } last
            ? Follow(session, last, static row => row.Links.WorkOrder)
            : [];

    /// <summary>As logistic or as outer unit.</summary>
    public static IEnumerable<long> OfUnit(Session session, string sscc) =>
        Last(session, "SELECT last, sscc FROM unit WHERE sscc COLLATE NOCASE = ?1", sscc) is { } last
            ? Follow(session, last, row => EventBody.Read(row.Body.Span).LogisticUnit == sscc ? row.Links.Unit : row.Links.OuterUnit)
            : [];

    private static long? Last(Session session, string sql, string name, string? item = null)
    {
        var select = session.Statement(sql);
        select.Bind(1, name);
        if (item is not null) select.Bind(2, item);
        long? last = null;
        while (select.Row())
        {
            // The index knows no case.
            if (select.Text(1) == name) last = select.Number(0);
        }

        return last;
    }

    private static IEnumerable<long> Follow(Session session, long last, Func<EventRow, long> before)
    {
        for (var seq = last; seq > 0;)
        {
            yield return seq;
            seq = EventPages.Find(session, seq) is { } row ? before(row) : 0;
        }
    }
}
