using System.Text.Json;
using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;

namespace LotFunctions.Api.Endpoints;

/// <summary>What changed between two scope versions as one flat table: a row for each lot, line or receipt, how it changed first.</summary>
internal static class ScopeDiffTable
{
    private const string Added = "added";
    private const string Removed = "removed";

    /// <summary>Of what changed: as it was, then as it is.</summary>
    private const string ChangedFrom = "changed-from";

    private const string ChangedTo = "changed-to";

    public static CsvText Of(ScopeDiffAnswer d)
    {
        var csv = new CsvText(
            "change", "kind", "item", "lot", "grade", "customer", "shipment", "supplier", "document", "logisticUnit", "quantity", "unit", "announced", "received", "at");
        foreach (var l in d.AddedLots) Lot(csv, Added, l.Item, l.Lot, null);
        foreach (var l in d.RemovedLots) Lot(csv, Removed, l.Item, l.Lot, null);
        foreach (var l in d.ChangedLots)
        {
            Lot(csv, ChangedFrom, l.Item, l.Lot, Name(l.From));
            Lot(csv, ChangedTo, l.Item, l.Lot, Name(l.To));
        }

        foreach (var l in d.AddedLines) Line(csv, Added, l);
        foreach (var l in d.RemovedLines) Line(csv, Removed, l);
        foreach (var l in d.ChangedLines)
        {
            Line(csv, ChangedFrom, l.From);
            Line(csv, ChangedTo, l.To);
        }

        foreach (var r in d.AddedReceipts) Receipt(csv, Added, r);
        foreach (var r in d.RemovedReceipts) Receipt(csv, Removed, r);
        return csv;
    }

    private static void Lot(CsvText csv, string change, string item, string lot, string? grade) =>
        csv.Cell(change).Cell("lot").Cell(item).Cell(lot).Cell(grade).Empty(10).EndRow();

    private static void Line(CsvText csv, string change, ScopeLineAnswer l) =>
        csv.Cell(change).Cell("shipment").Cell(l.Item).Cell(l.Lot).Cell(Name(l.Grade)).Cell(l.Customer).Cell(l.Shipment).Empty(2).Cell(l.LogisticUnit)
            .Cell(l.Quantity).Cell(l.Unit).Empty(2).Cell(l.At).EndRow();

    private static void Receipt(CsvText csv, string change, ReceiptAnswer r) =>
        csv.Cell(change).Cell("receipt").Cell(r.Item).Cell(r.Lot).Empty(3).Cell(r.Supplier).Cell(r.Document).Empty(2).Cell(r.Unit).Cell(r.Announced).Cell(r.Received).Cell(r.At).EndRow();

    private static string Name<T>(T value)
        where T : struct, Enum => JsonNamingPolicy.KebabCaseLower.ConvertName(value.ToString());
}
