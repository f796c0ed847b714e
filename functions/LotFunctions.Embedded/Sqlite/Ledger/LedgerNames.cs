using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The integer keys of lots, units and work orders, made when they are first named; new ones can be searched.</summary>
internal sealed class LedgerNames(Session session)
{
    private readonly LedgerMemory memory = session.Kept<LedgerMemory>();

    public long Lot(LotKey lot)
    {
        if (memory.Lots.TryGet(lot, out var id)) return id;
        id = session.Number("SELECT id FROM lot WHERE item = $1 AND lot = $2", lot.Item, lot.Lot) ?? AddLot(lot);
        memory.Lots.Put(lot, id);
        return id;
    }

    public long? Unit(string? sscc)
    {
        if (sscc is null) return null;
        if (memory.Units.TryGet(sscc, out var id)) return id;
        id = session.Number("SELECT id FROM unit WHERE sscc = $1", sscc)
            ?? Add("logistic-unit", sscc, "INSERT INTO unit (sscc) VALUES ($1)");
        memory.Units.Put(sscc, id);
        return id;
    }

    public long? WorkOrder(string? name)
    {
        if (name is null) return null;
        if (memory.WorkOrders.TryGet(name, out var id)) return id;
        id = session.Number("SELECT id FROM work_order WHERE name = $1", name)
            ?? Add("work-order", name, "INSERT INTO work_order (name) VALUES ($1)");
        memory.WorkOrders.Put(name, id);
        return id;
    }

    public void Shipment(string? shipment)
    {
        if (shipment is null || memory.Shipments.TryGet(shipment, out _)) return;
        AddTerm("shipment", shipment, "");
        memory.Shipments.Put(shipment, true);
    }

    private long AddLot(LotKey lot)
    {
        AddTerm("item", lot.Item, "");
        if (lot.Lot.Length > 0) AddTerm("lot", lot.Lot, lot.Item);
        return session.Insert("INSERT INTO lot (item, lot) VALUES ($1, $2)", lot.Item, lot.Lot);
    }

    private long Add(string kind, string name, string sql)
    {
        AddTerm(kind, name, "");
        return session.Insert(sql, name);
    }

    private void AddTerm(string kind, string value, string item) =>
        session.Execute("INSERT OR IGNORE INTO search_term VALUES ($1, $2, $3, $4)", LedgerSearch.Fold(value), kind, value, item);
}
