using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The rows of lots, units, work orders and callers, by name; made when they are first named. The scans of a shift name the
/// same few, so that most are at hand. New and changed rows are handed over to be written once, with the batch.
/// </summary>
/// <param name="session">Where to read first (<see cref="Reads"/>).</param>
/// <param name="names">Those that may have a row; null when nobody knows.</param>
internal sealed class LedgerRows(Session session, KnownNames? names = null)
{
    private const string FindLotSql = "SELECT id, lot, events, head, last, state FROM lot WHERE lot COLLATE NOCASE = ?1 AND item = ?2";
    private const string FindUnitSql = "SELECT id, sscc, events, head, last FROM unit WHERE sscc COLLATE NOCASE = ?1";
    private const string FindOtherSql = "SELECT id, name, events, head, 0 FROM other_stream WHERE name = ?1";
    private const string FindWorkOrderSql = "SELECT id, name, 0, x'', last FROM work_order WHERE name COLLATE NOCASE = ?1";
    private const string FindRecorderSql = "SELECT id, name, 0, x'', 0 FROM recorder WHERE name = ?1";

    private static readonly byte[] Start = new byte[32];

    private readonly RowMemory<LotKey, LotRow> lots = new(5_000);
    private readonly RowMemory<string, StreamRow> units = new(5_000);
    private readonly RowMemory<string, StreamRow> others = new(1_000);
    private readonly RowMemory<string, StreamRow> workOrders = new(5_000);
    private readonly RowMemory<string, StreamRow> recorders = new(1_000);
    private readonly Remembered<string, bool> items = new(5_000);
    private readonly Remembered<string, bool> shipments = new(5_000);
    private readonly List<(string Kind, string Value)> newTerms = [];

    private long lastLot = session.Number("SELECT max(id) FROM lot") ?? 0;
    private long lastUnit = session.Number("SELECT max(id) FROM unit") ?? 0;
    private long lastOther = session.Number("SELECT max(id) FROM other_stream") ?? 0;
    private long lastWorkOrder = session.Number("SELECT max(id) FROM work_order") ?? 0;
    private long lastRecorder = session.Number("SELECT max(id) FROM recorder") ?? 0;

    /// <summary>Sees at least what is committed.</summary>
    public Session Reads { get; set; } = session;

    public LotRow? FindLot(LotKey lot)
    {
        if (lots.TryGet(lot, out var row)) return row;
        if (names?.MayHave(NameKey.OfLot(lot)) == false) return null;
        var select = Reads.Statement(FindLotSql);
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
        Item(lot.Item);
        row = new LotRow(++lastLot, lot, 0, Start, 0, null) { IsNew = true };
        lots.Put(lot, row);
        names?.Add(NameKey.OfLot(lot));
        Changed(row);
        return row;
    }

    public StreamRow? FindUnit(string sscc)
    {
        if (units.TryGet(sscc, out var row)) return row;
        return names?.MayHave(NameKey.OfUnit(sscc)) == false ? null : Read(StreamId.Unit, units, sscc, "unit/", FindUnitSql);
    }

    public StreamRow Unit(string sscc)
    {
        if (FindUnit(sscc) is { } row) return row;
        names?.Add(NameKey.OfUnit(sscc));
        return Add(StreamId.Unit, units, sscc, "unit/", ++lastUnit);
    }

    public StreamRow Other(string name) => Find(StreamId.Other, others, name, FindOtherSql) ?? Add(StreamId.Other, others, name, "", ++lastOther);

    public StreamRow WorkOrder(string name)
    {
        if (workOrders.TryGet(name, out var row)) return row;
        var key = NameKey.OfWorkOrder(name);
        if (names?.MayHave(key) != false && Read(StreamRow.WorkOrder, workOrders, name, "", FindWorkOrderSql) is { } found) return found;
        names?.Add(key);
        return Add(StreamRow.WorkOrder, workOrders, name, "", ++lastWorkOrder);
    }

    public StreamRow Recorder(string name) =>
        Find(StreamRow.Recorder, recorders, name, FindRecorderSql) ?? Add(StreamRow.Recorder, recorders, name, "", ++lastRecorder);

    /// <summary>An item, which a search finds.</summary>
    public void Item(string item) => Term("item", items, item);

    /// <summary>A shipment, which a search finds.</summary>
    public void Shipment(string? shipment)
    {
        if (shipment is not null) Term("shipment", shipments, shipment);
    }

    /// <summary>Of a row that was asked for just now.</summary>
    public void Changed(StreamRow row)
    {
        if (row.IsChanged) return;
        if (row is LotRow lot) lots.Changed(lot);
        else if (row.Table == StreamId.Unit) units.Changed(row);
        else if (row.Table == StreamId.Other) others.Changed(row);
        else if (row.Table == StreamRow.Recorder) recorders.Changed(row);
        else workOrders.Changed(row);
    }

    /// <summary>Gives what is new or changed to the batch.</summary>
    public void HandOver(LedgerBatch batch)
    {
        recorders.HandOver(batch);
        lots.HandOver(batch);
        units.HandOver(batch);
        others.HandOver(batch);
        workOrders.HandOver(batch);
        batch.Add(TakeTerms());
    }

    /// <summary>Those that may be new.</summary>
    public IReadOnlyCollection<(string Kind, string Value)> TakeTerms()
    {
        if (newTerms.Count == 0) return [];
        (string, string)[] taken = [.. newTerms];
        newTerms.Clear();
        return taken;
    }

    /// <summary>All batches up to this one are committed, and reads see them.</summary>
    public void Committed(long batch)
    {
        recorders.Committed(batch);
        lots.Committed(batch);
        units.Committed(batch);
        others.Committed(batch);
        workOrders.Committed(batch);
    }

    private StreamRow? Find(int table, RowMemory<string, StreamRow> known, string name, string sql) =>
        known.TryGet(name, out var row) ? row : Read(table, known, name, "", sql);

    private StreamRow? Read(int table, RowMemory<string, StreamRow> known, string name, string prefix, string sql)
    {
        var select = Reads.Statement(sql);
        select.Bind(1, name);
        while (select.Row())
        {
            if (select.Text(1) != name) continue;
            var row = new StreamRow(table, select.Number(0), prefix + name, select.Number(2), select.Bytes(3).ToArray(), select.Number(4));
            select.Reset();
            known.Put(name, row);
            return row;
        }

        return null;
    }

    private void Term(string kind, Remembered<string, bool> known, string value)
    {
        if (known.TryGet(value, out _)) return;
        newTerms.Add((kind, value));
        known.Put(value, true);
    }

    private StreamRow Add(int table, RowMemory<string, StreamRow> known, string name, string prefix, long id)
    {
        var row = new StreamRow(table, id, prefix + name, 0, Start, 0) { IsNew = true };
        known.Put(name, row);
        Changed(row);
        return row;
    }
}
