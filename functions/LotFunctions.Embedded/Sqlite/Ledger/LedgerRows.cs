using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The writer's rows of lots, units, work orders and callers, by name; made when they are first named. The scans of a shift
/// name the same few, so that most are at hand. New and changed rows are written once, at the end of a job.
/// </summary>
internal sealed class LedgerRows(Session session)
{
    private const string FindLotSql = "SELECT id, lot, events, head, last, state FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2";
    private const string FindUnitSql = "SELECT id, sscc, events, head, last FROM unit WHERE sscc COLLATE NOCASE = ?1";
    private const string FindOtherSql = "SELECT id, name, events, head, 0 FROM other_stream WHERE name = ?1";
    private const string FindWorkOrderSql = "SELECT id, name, 0, x'', last FROM work_order WHERE name COLLATE NOCASE = ?1";

    private static readonly byte[] Start = new byte[32];

    private readonly RowMemory<LotKey, LotRow> lots = new(5_000);
    private readonly RowMemory<string, StreamRow> units = new(5_000);
    private readonly RowMemory<string, StreamRow> others = new(1_000);
    private readonly RowMemory<string, StreamRow> workOrders = new(5_000);
    private readonly Remembered<string, long> recorders = new(1_000);
    private readonly Remembered<(string Kind, string Value), bool> terms = new(10_000);

    private long lastLot = session.Number("SELECT max(id) FROM lot") ?? 0;
    private long lastUnit = session.Number("SELECT max(id) FROM unit") ?? 0;
    private long lastOther = session.Number("SELECT max(id) FROM other_stream") ?? 0;
    private long lastWorkOrder = session.Number("SELECT max(id) FROM work_order") ?? 0;

    public LotRow? FindLot(LotKey lot)
    {
        if (lots.TryGet(lot, out var row)) return row;
        var select = session.Statement(FindLotSql);
        select.Bind(1, lot.Lot);
        select.Bind(2, lot.Item);
        while (select.Row())
        {
            if (select.Text(1) != lot.Lot) continue;
            row = new LotRow(
                select.Number(0), lot, select.Number(2), select.Bytes(3).ToArray(), select.Number(4), select.IsNull(5) ? null : StateBody.Read(lot, select.Bytes(5)));
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
        row = new LotRow(++lastLot, lot, 0, Start, 0, null) { IsNew = true };
        lots.Put(lot, row);
        Changed(row);
        return row;
    }

    public StreamRow? FindUnit(string sscc) => Find(StreamId.Unit, units, sscc, "unit/", FindUnitSql);

    public StreamRow Unit(string sscc) => FindUnit(sscc) ?? Add(StreamId.Unit, units, sscc, "unit/", ++lastUnit);

    public StreamRow Other(string name) => Find(StreamId.Other, others, name, "", FindOtherSql) ?? Add(StreamId.Other, others, name, "", ++lastOther);

    public StreamRow WorkOrder(string name) =>
        Find(StreamRow.WorkOrder, workOrders, name, "", FindWorkOrderSql) ?? Add(StreamRow.WorkOrder, workOrders, name, "", ++lastWorkOrder);

    public long Recorder(string name)
    {
        if (recorders.TryGet(name, out var id)) return id;
        id = session.Number("SELECT id FROM recorder WHERE name = $1", name) ?? session.Insert("INSERT INTO recorder (name) VALUES ($1)", name);
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
        if (row.IsChanged) return;
        if (row is LotRow lot) lots.Changed(lot.Lot, lot);
        else if (row.Table == StreamId.Unit) units.Changed(row.Name["unit/".Length..], row);
        else if (row.Table == StreamId.Other) others.Changed(row.Name, row);
        else workOrders.Changed(row.Name, row);
    }

    /// <summary>Writes what is new or changed, so that a read finds it.</summary>
    public void Save()
    {
        lots.Save(Save);
        units.Save(SaveUnit);
        others.Save(SaveOther);
        workOrders.Save(SaveWorkOrder);
    }

    private void Save(LotRow row)
    {
        var save = session.Statement(row.IsNew
            ? "INSERT INTO lot (id, events, head, last, state, item, lot) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7)"
            : "UPDATE lot SET events = ?2, head = ?3, last = ?4, state = ?5 WHERE id = ?1");
        BindStream(save, row);
        save.Bind(4, row.Last);
        if (row.State is { } state && StateBody.Write(state) is { } body) save.Bind(5, body);
        else save.BindNull(5);
        if (row.IsNew)
        {
            save.Bind(6, row.Lot.Item);
            save.Bind(7, row.Lot.Lot);
        }

        save.Run();
    }

    private void SaveUnit(StreamRow row)
    {
        var save = session.Statement(row.IsNew
            ? "INSERT INTO unit (id, events, head, last, sscc) VALUES (?1, ?2, ?3, ?4, ?5)"
            : "UPDATE unit SET events = ?2, head = ?3, last = ?4 WHERE id = ?1");
        BindStream(save, row);
        save.Bind(4, row.Last);
        if (row.IsNew) save.Bind(5, row.Name["unit/".Length..]);
        save.Run();
    }

    private void SaveOther(StreamRow row)
    {
        var save = session.Statement(row.IsNew
            ? "INSERT INTO other_stream (id, events, head, name) VALUES (?1, ?2, ?3, ?4)"
            : "UPDATE other_stream SET events = ?2, head = ?3 WHERE id = ?1");
        BindStream(save, row);
        if (row.IsNew) save.Bind(4, row.Name);
        save.Run();
    }

    private void SaveWorkOrder(StreamRow row)
    {
        var save = session.Statement(row.IsNew
            ? "INSERT INTO work_order (id, last, name) VALUES (?1, ?2, ?3)"
            : "UPDATE work_order SET last = ?2 WHERE id = ?1");
        save.Bind(1, row.Id);
        save.Bind(2, row.Last);
        if (row.IsNew) save.Bind(3, row.Name);
        save.Run();
    }

    private static void BindStream(Statement save, StreamRow row)
    {
        save.Bind(1, row.Id);
        save.Bind(2, row.Events);
        save.Bind(3, row.Head);
    }

    private StreamRow? Find(int table, RowMemory<string, StreamRow> known, string name, string prefix, string sql)
    {
        if (known.TryGet(name, out var row)) return row;
        var select = session.Statement(sql);
        select.Bind(1, name);
        while (select.Row())
        {
            if (select.Text(1) != name) continue;
            row = new StreamRow(table, select.Number(0), prefix + name, select.Number(2), select.Bytes(3).ToArray(), select.Number(4));
            select.Reset();
            known.Put(name, row);
            return row;
        }

        return null;
    }

    private StreamRow Add(int table, RowMemory<string, StreamRow> known, string name, string prefix, long id)
    {
        var row = new StreamRow(table, id, prefix + name, 0, Start, 0) { IsNew = true };
        known.Put(name, row);
        Changed(row);
        return row;
    }
}
