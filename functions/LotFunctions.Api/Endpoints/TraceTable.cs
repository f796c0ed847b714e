using System.Text.Json;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;

namespace LotFunctions.Api.Endpoints;

/// <summary>A trace or a recall's scope as one flat table: a row for each fact, its kind first, and the columns that do not apply empty.</summary>
internal static class TraceTable
{
    public static CsvText Header() => new(
        "kind", "item", "lot", "depth", "grade", "status", "toItem", "toLot", "workOrder", "supplier", "document", "announced",
        "received", "shipment", "customer", "logisticUnit", "location", "quantity", "unit", "at", "code", "detail");

    public static void Row(CsvText csv, NodeAnswer n) =>
        Start(csv, "node", n.Item, n.Lot).Cell(n.Depth).Cell(Name(n.Grade)).Cell(Name(n.Status)).Empty(16).EndRow();

    public static void Row(CsvText csv, EdgeAnswer e) =>
        Start(csv, "edge", e.From.Item, e.From.Lot).Empty(1).Cell(Name(e.Grade)).Empty(1).Cell(e.To.Item).Cell(e.To.Lot).Cell(e.WorkOrder)
            .Empty(8).Cell(e.Quantity).Cell(e.Unit).Empty(3).EndRow();

    public static void Row(CsvText csv, ReceiptAnswer r) =>
        Start(csv, "receipt", r.Item, r.Lot).Empty(6).Cell(r.Supplier).Cell(r.Document).Cell(r.Announced).Cell(r.Received).Empty(5)
            .Cell(r.Unit).Cell(r.At).Empty(1).Cell(r.ReceivedUnknown == true ? "received in an unknown quantity" : null).EndRow();

    public static void Row(CsvText csv, ShipmentAnswer s)
    {
        foreach (var l in s.Lines)
        {
            Start(csv, "shipment", l.Item, l.Lot).Empty(1).Cell(Name(l.Grade)).Empty(8).Cell(s.Shipment).Cell(s.Customer).Cell(l.LogisticUnit)
                .Empty(1).Cell(l.Quantity).Cell(l.Unit).Cell(s.At).Empty(2).EndRow();
        }
    }

    public static void Row(CsvText csv, StockAnswer s) =>
        Start(csv, "stock", s.Item, s.Lot).Empty(13).Cell(s.Location).Cell(s.Quantity).Cell(s.Unit).Empty(3).EndRow();

    public static void Row(CsvText csv, StoppableAnswer p) =>
        Start(csv, p.InTransit ? "in-transit" : "packed", p.Item, p.Lot).Empty(7).Cell(p.Document).Empty(4).Cell(p.LogisticUnit).Empty(1)
            .Cell(p.Quantity).Cell(p.Unit).Empty(3).EndRow();

    public static void Row(CsvText csv, GapAnswer g) => Start(csv, "gap", g.Item, g.Lot).Empty(17).Cell(g.Code).Cell(g.Detail).EndRow();

    private static CsvText Start(CsvText csv, string kind, string item, string lot) => csv.Cell(kind).Cell(item).Cell(lot);

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
