using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Follows the links of events (<see cref="EventLinks"/>) back from the last one that a name's row knows: the numbers of all
/// events that name it, the last first.
/// </summary>
internal static class EventLists
{
    public static IEnumerable<long> OfLot(Session session, LotKey lot) =>
        Row(session, "SELECT last, lot, id FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2", lot.Lot, lot.Item) is { } row
            ? Follow(session, row.Last, static row => row.Links.Lot)
            : [];

    public static IEnumerable<long> OfWorkOrder(Session session, string name) =>
        Row(session, "SELECT last, name, id FROM work_order WHERE name COLLATE NOCASE = ?1", name) is { } row
            ? Follow(session, row.Last, static row => row.Links.WorkOrder)
            : [];

    /// <summary>As logistic or as outer unit.</summary>
    public static IEnumerable<long> OfUnit(Session session, string sscc) =>
        Row(session, "SELECT last, sscc, id FROM unit WHERE sscc COLLATE NOCASE = ?1", sscc) is { } row ? OfUnit(session, row.Id, row.Last) : [];

    /// <summary>As logistic or as outer unit, by the number of the unit's row.</summary>
    public static IEnumerable<long> OfUnit(Session session, long id) =>
        session.Number("SELECT last FROM unit WHERE id = $1", id) is { } last ? OfUnit(session, id, last) : [];

    private static IEnumerable<long> OfUnit(Session session, long id, long last) =>
        Follow(session, last, row => row.Names.Unit == id ? row.Links.Unit : row.Links.OuterUnit);

    private static (long Id, long Last)? Row(Session session, string sql, string name, string? item = null)
    {
        var select = session.Statement(sql);
        select.Bind(1, name);
        if (item is not null) select.Bind(2, item);
        (long Id, long Last)? row = null;
        while (select.Row())
        {
            // The index knows no case.
            if (select.Text(1) == name) row = (select.Number(2), select.Number(0));
        }

        return row;
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
