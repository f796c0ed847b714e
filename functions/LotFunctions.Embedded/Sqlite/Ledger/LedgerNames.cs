using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The integer keys of lots, units and work orders, made when they are first named; new ones can be searched.</summary>
internal sealed class LedgerNames(Session session)
{
    public long Lot(LotKey lot)
    {
        if (session.Number("SELECT id FROM lot WHERE item = $1 AND lot = $2", lot.Item, lot.Lot) is { } id) return id;
        AddTerm("item", lot.Item, "");
        if (lot.Lot.Length > 0) AddTerm("lot", lot.Lot, lot.Item);
        return session.Insert("INSERT INTO lot (item, lot) VALUES ($1, $2)", lot.Item, lot.Lot);
    }

    public long? Unit(string? sscc)
    {
        if (sscc is null) return null;
        if (session.Number("SELECT id FROM unit WHERE sscc = $1", sscc) is { } id) return id;
        AddTerm("logistic-unit", sscc, "");
        return session.Insert("INSERT INTO unit (sscc) VALUES ($1)", sscc);
    }

    public long? WorkOrder(string? name)
    {
        if (name is null) return null;
        if (session.Number("SELECT id FROM work_order WHERE name = $1", name) is { } id) return id;
        AddTerm("work-order", name, "");
        return session.Insert("INSERT INTO work_order (name) VALUES ($1)", name);
    }

    public void Shipment(string? shipment)
    {
        if (shipment is not null) AddTerm("shipment", shipment, "");
    }

    private void AddTerm(string kind, string value, string item) =>
        session.Execute("INSERT OR IGNORE INTO search_term VALUES ($1, $2, $3, $4)", LedgerSearch.Fold(value), kind, value, item);
}
