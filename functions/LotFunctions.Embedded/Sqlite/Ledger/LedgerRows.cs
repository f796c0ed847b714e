using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The writer's rows of lots, units, work orders and callers, by name; made when they are first named. The scans of a shift
/// name the same few, so that most are at hand. Changed rows are written once, at the end of a job.
/// </summary>
internal sealed class LedgerRows(Session session)
{
    private static readonly byte[] Start = new byte[32];

    private readonly Remembered<LotKey, LotRow> lots = new(5_000);
    private readonly Remembered<string, StreamRow> units = new(5_000);
    private readonly Remembered<string, StreamRow> others = new(1_000);
    private readonly Remembered<string, long> workOrders = new(5_000);
    private readonly Remembered<string, long> recorders = new(1_000);
    private readonly Remembered<(string Kind, string Value), bool> terms = new(10_000);
    private readonly Dictionary<LotKey, LotRow> changedLots = [];
    private readonly HashSet<StreamRow> changedStreams = [];

    private long lastLot = session.Number("SELECT max(id) FROM lot") ?? 0;

    public LotRow? FindLot(LotKey lot)
    {
        if (changedLots.TryGetValue(lot, out var row) || lots.TryGet(lot, out row)) return row;
        var select = session.Statement("SELECT id, lot, events, head, state FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2");
        select.Bind(1, lot.Lot);
        select.Bind(2, lot.Item);
        while (select.Row())
        {
            if (select.Text(1) != lot.Lot) continue;
            row = new LotRow(
                select.Number(0), lot, select.Number(2), select.Bytes(3).ToArray(), select.IsNull(4) ? null : StateBody.Read(lot, select.Bytes(4)));
            select.Reset();
            lots.Put(lot, row);
            return row;
        }

        return null;
    }

    public LotRow Lot(LotKey lot)
    {
        if (FindLot(lot) is { } row) return row;
        Term("item", lot.Item);
        row = new LotRow(++lastLot, lot, 0, Start, null) { IsNew = true };
        lots.Put(lot, row);
        changedLots[lot] = row;
        return row;
    }

    public StreamRow? FindUnit(string sscc) => Find(StreamId.Unit, units, sscc, "unit/", "SELECT id, events, head, sscc FROM unit WHERE sscc COLLATE NOCASE = ?1");

    public StreamRow? Unit(string? sscc) => sscc is null ? null : FindUnit(sscc) ?? Add(StreamId.Unit, units, sscc, "unit/", "INSERT INTO unit (sscc, events, head) VALUES (?1, 0, ?2)");

    public StreamRow Other(string name) =>
        Find(StreamId.Other, others, name, "", "SELECT id, events, head, name FROM other_stream WHERE name = ?1")
        ?? Add(StreamId.Other, others, name, "", "INSERT INTO other_stream (name, events, head) VALUES (?1, 0, ?2)");

    public long? WorkOrder(string? name)
    {
        if (name is null) return null;
        if (workOrders.TryGet(name, out var id)) return id;
        id = Id("SELECT id, name FROM work_order WHERE name COLLATE NOCASE = ?1", name) ?? Insert("INSERT INTO work_order (name) VALUES (?1)", name);
        workOrders.Put(name, id);
        return id;
    }

    public long Recorder(string name)
    {
        if (recorders.TryGet(name, out var id)) return id;
        id = Id("SELECT id, name FROM recorder WHERE name = ?1", name) ?? Insert("INSERT INTO recorder (name) VALUES (?1)", name);
        recorders.Put(name, id);
        return id;
    }

    /// <summary>Text that a search finds.</summary>
    public void Term(string kind, string? value)
    {
        if (value is null || terms.TryGet((kind, value), out _)) return;
        var insert = session.Statement("INSERT OR IGNORE INTO search_term VALUES (?1, ?2, ?3)");
        insert.Bind(1, LedgerSearch.Fold(value));
        insert.Bind(2, kind);
        insert.Bind(3, value);
        insert.Run();
        terms.Put((kind, value), true);
    }

    public void Changed(StreamRow row)
    {
        if (row is LotRow lot) changedLots[lot.Lot] = lot;
        else changedStreams.Add(row);
    }

    /// <summary>Puts the new lots into their table, so that a read can find their events.</summary>
    public void SaveNew()
    {
        foreach (var row in changedLots.Values.Where(r => r.IsNew)) Save(row);
    }

    public void Save()
    {
        foreach (var row in changedLots.Values) Save(row);
        foreach (var row in changedStreams) Save(row);
        changedLots.Clear();
        changedStreams.Clear();
    }

    private void Save(LotRow row)
    {
        var save = session.Statement(row.IsNew
            ? "INSERT INTO lot (id, events, head, state, item, lot) VALUES (?1, ?2, ?3, ?4, ?5, ?6)"
            : "UPDATE lot SET events = ?2, head = ?3, state = ?4 WHERE id = ?1");
        save.Bind(1, row.Id);
        save.Bind(2, row.Events);
        save.Bind(3, row.Head);
        if (row.State is { } state && StateBody.Write(state) is { } body) save.Bind(4, body);
        else save.BindNull(4);
        if (row.IsNew)
        {
            save.Bind(5, row.Lot.Item);
            save.Bind(6, row.Lot.Lot);
        }

        save.Run();
        row.IsNew = false;
    }

    private void Save(StreamRow row)
    {
        var save = session.Statement(row.Table == StreamId.Unit
            ? "UPDATE unit SET events = ?2, head = ?3 WHERE id = ?1"
            : "UPDATE other_stream SET events = ?2, head = ?3 WHERE id = ?1");
        save.Bind(1, row.Id);
        save.Bind(2, row.Events);
        save.Bind(3, row.Head);
        save.Run();
    }

    private StreamRow? Find(int table, Remembered<string, StreamRow> known, string name, string prefix, string sql)
    {
        if (known.TryGet(name, out var row)) return row;
        if (changedStreams.Count > known.Most) row = changedStreams.FirstOrDefault(r => r.Table == table && r.Name == prefix + name);
        if (row is null)
        {
            var select = session.Statement(sql);
            select.Bind(1, name);
            while (select.Row())
            {
                if (select.Text(3) != name) continue;
                row = new StreamRow(table, select.Number(0), prefix + name, select.Number(1), select.Bytes(2).ToArray());
                select.Reset();
                break;
            }
        }

        if (row is not null) known.Put(name, row);
        return row;
    }

    private StreamRow Add(int table, Remembered<string, StreamRow> known, string name, string prefix, string sql)
    {
        var insert = session.Statement(sql);
        insert.Bind(1, name);
        insert.Bind(2, Start);
        var row = new StreamRow(table, insert.Insert(), prefix + name, 0, Start);
        known.Put(name, row);
        return row;
    }

    private long? Id(string sql, string name)
    {
        var select = session.Statement(sql);
        select.Bind(1, name);
        while (select.Row())
        {
            if (select.Text(1) != name) continue;
            var id = select.Number(0);
            select.Reset();
            return id;
        }

        return null;
    }

    private long Insert(string sql, string name)
    {
        var insert = session.Statement(sql);
        insert.Bind(1, name);
        return insert.Insert();
    }
}
