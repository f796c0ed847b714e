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

    /// <summary>False when a name of the event is another's, or its link does not lead to the one before that names the same.</summary>
    public bool Add(EventRow row, LotEvent e)
    {
        var names = new EventNames(Id(0, e.Lot?.Lot, e.Lot?.Item), Id(1, e.LogisticUnit), Id(1, e.OuterUnit), Id(2, e.WorkOrder));
        var links = new EventLinks(Link(0, names.Lot, row.Seq), Link(1, names.Unit, row.Seq), Link(1, names.OuterUnit, row.Seq), Link(2, names.WorkOrder, row.Seq));
        // Of a unit in itself, the one link is that of the logistic unit.
        if (links.OuterUnit == row.Seq) links = links with { OuterUnit = 0 };
        return row.Names == names && row.Links == links;
    }

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

    private long Link(int table, long id, long seq)
    {
        if (id == 0) return 0;
        var before = last[table].GetValueOrDefault(id);
        last[table][id] = seq;
        return before;
    }

    /// <summary>0 for no name; -1 when it has no row.</summary>
    private long Id(int table, string? name, string? item = null)
    {
        if (name is null) return 0;
        var select = session.Statement(Tables[table].Find);
        select.Bind(1, name);
        if (item is not null) select.Bind(2, item);
        var id = -1L;
        while (select.Row())
        {
            if (select.Text(1) == name) id = select.Number(0);
        }

        return id;
    }
}
