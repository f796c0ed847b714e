using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Checks the lists of events (<see cref="EventLists"/>): every link and every end, by the numbers of the names.</summary>
internal sealed class LinkCheck(Session session, List<LedgerFinding> findings)
{
    private static readonly (string Find, string Ends)[] Tables =
    [
        ("SELECT id, lot FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2", "SELECT id, last, 'lot/' || item || '/' || lot FROM lot"),
        ("SELECT id, sscc FROM unit WHERE sscc COLLATE NOCASE = ?1", "SELECT id, last, 'unit/' || sscc FROM unit"),
        ("SELECT id, name FROM work_order WHERE name COLLATE NOCASE = ?1", "SELECT id, last, name FROM work_order"),
    ];

    private readonly Dictionary<long, long>[] last = [[], [], []];

    /// <summary>False when a link of the event does not lead to the one before that names the same.</summary>
    public bool Add(EventRow row, LotEvent e) =>
        row.Links == new EventLinks(
            e.Lot is { } lot ? Link(0, lot.Lot, lot.Item, row.Seq) : 0,
            e.LogisticUnit is { } unit ? Link(1, unit, null, row.Seq) : 0,
            // Of a unit in itself, the one link is that of the logistic unit.
            e.OuterUnit is { } outer ? Link(1, outer, null, row.Seq) is var before && before != row.Seq ? before : 0 : 0,
            e.WorkOrder is { } order ? Link(2, order, null, row.Seq) : 0);

    public void End()
    {
        for (var table = 0; table < Tables.Length; table++)
        {
            foreach (var (id, end, name) in session.Query(Tables[table].Ends, r => (r.GetInt64(0), r.GetInt64(1), r.GetString(2))))
            {
                if (last[table].GetValueOrDefault(id) != end) findings.Add(new LedgerFinding(name, null, "The list of the events that name it does not begin with the last of them."));
            }
        }
    }

    private long Link(int table, string name, string? item, long seq)
    {
        // -1: there is no row of this name, so no link is right.
        if (Id(Tables[table].Find, name, item) is not { } id) return -1;
        var before = last[table].GetValueOrDefault(id);
        last[table][id] = seq;
        return before;
    }

    private long? Id(string sql, string name, string? item)
    {
        var select = session.Statement(sql);
        select.Bind(1, name);
        if (item is not null) select.Bind(2, item);
        long? id = null;
        while (select.Row())
        {
            if (select.Text(1) == name) id = select.Number(0);
        }

        return id;
    }
}
