using LotFunctions.Standards.Gs1;
using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>Reads one line. What is doubtful of its lots and quantities is said with the same codes as of the other syntaxes.</summary>
internal sealed class JsonLine(JsonFields line, JsonDiagnostics diagnostics)
{
    public AsnLine Read(int number)
    {
        var gtin = Gtin();
        var buyer = line.Id("item", max: JsonAsnForm.Id);
        var supplier = line.Id("supplierItem", max: JsonAsnForm.Id);
        if (line.IsObject && !line.Has("gtin") && !line.Has("item") && !line.Has("supplierItem")) line.Error("item-missing", "The line names no goods: gtin, item or supplierItem.");
        var said = JsonQuantity.Read(line, "quantity", last: false);
        List<AsnLot> lots = [.. line.Each("lots", max: JsonAsnForm.Parts).Select(Lot).OfType<AsnLot>()];
        var quantity = said ?? Sum(lots);
        var read = new AsnLine
        {
            Number = number,
            LineId = line.Id("lineId", max: JsonAsnForm.Id),
            Items = [.. Items(gtin, buyer, supplier)],
            Gtin = gtin,
            Item = gtin ?? buyer ?? supplier ?? "",
            SupplierItem = supplier,
            BuyerItem = buyer,
            Supplier = line.Object("supplier") is { } from ? JsonNotice.Party(from) : null,
            Quantity = quantity,
            Lots = Shares(lots, quantity),
            Serials = line.Strings("serials", max: JsonAsnForm.Parts, maxLength: JsonAsnForm.Id),
            LogisticUnits = [.. Units().Distinct(StringComparer.Ordinal)],
            OuterUnit = line.String("outerUnit", max: JsonAsnForm.Id) is { } outer ? Sscc(outer, line.At("outerUnit")) : null,
            Marks = [.. line.Each("marks", max: JsonAsnForm.Few).Select(JsonNotice.Reference).OfType<AsnReference>()],
            PackSize = line.Integer("packSize", min: 0),
            Expiry = line.Date("expiry"),
            Production = line.Date("production"),
            BestBefore = line.Date("bestBefore"),
            Packed = line.Date("packed"),
            PurchaseOrder = line.Id("purchaseOrder", max: JsonAsnForm.Id),
            Description = line.Id("description", max: JsonAsnForm.Text),
        };
        line.Done();
        return read;
    }

    private static AsnLot? Lot(JsonFields fields)
    {
        var lot = fields.Id("lot", required: true, JsonAsnForm.Id);
        var quantity = JsonQuantity.Read(fields, "quantity", last: false);
        fields.Done();
        return lot is null ? null : new AsnLot(lot, quantity);
    }

    private static IEnumerable<ItemIdentifier> Items(string? gtin, string? buyer, string? supplier)
    {
        if (gtin is not null) yield return new ItemIdentifier("gtin", gtin);
        if (buyer is not null) yield return new ItemIdentifier("item", buyer);
        if (supplier is not null) yield return new ItemIdentifier("supplierItem", supplier);
    }

    private string? Gtin()
    {
        if (line.String("gtin", max: JsonAsnForm.Id) is not { } text) return null;
        if (Gs1.Gtin.TryParse(text, out var gtin, out var reason)) return gtin.ToString();
        line.Error("gtin-invalid", reason, "gtin");
        return null;
    }

    private IEnumerable<string> Units()
    {
        foreach (var (value, pointer) in line.Elements("logisticUnits", required: false, JsonAsnForm.Parts))
        {
            if (value.ValueKind != System.Text.Json.JsonValueKind.String || JsonText.TryGet(value) is not { } text)
            {
                diagnostics.Add(new FieldError("wrong-type", $"Text is expected, not {JsonText.Describe(value.ValueKind)}.", pointer));
            }
            else if (Sscc(text, pointer) is { } unit)
            {
                yield return unit;
            }

        }
    }

    private string? Sscc(string text, string pointer)
    {
        if (text.Length != 18 || text.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            diagnostics.Add(new FieldError("sscc-invalid", $"An SSCC has 18 digits; '{JsonText.Short(text)}' has not.", pointer));
            return null;
        }

        // The label on the pallet carries the same digits, so they still name the unit.
        if (!Gs1.Sscc.TryParse(text, out _, out var reason)) diagnostics.Warning("sscc-check-digit", $"{reason} It is kept as it is.", pointer);
        return text;
    }

    private Quantity? Sum(List<AsnLot> lots)
    {
        if (lots.Count > 0 && lots.TrueForAll(l => l.Quantity is { } q && q.Unit == lots[0].Quantity?.Unit))
        {
            return new Quantity(lots.Sum(static l => l.Quantity!.Value.Value), lots[0].Quantity!.Value.Unit);
        }

        if (line.IsObject && !line.Has("quantity")) diagnostics.Warning("quantity-missing", "The line says no quantity.", line.Pointer);
        return null;
    }

    private IReadOnlyList<AsnLot> Shares(List<AsnLot> lots, Quantity? total)
    {
        if (lots is [{ Quantity: null } single]) return [single with { Quantity = total }];
        if (lots.Exists(static l => l.Quantity is null))
        {
            diagnostics.Warning("lot-quantity-unknown", $"The line has {lots.Count} lots; how much is of each is not said.", line.At("lots"));
        }
        else if (total is { } whole && lots.Count > 0 && lots.TrueForAll(l => l.Quantity!.Value.Unit == whole.Unit))
        {
            var sum = new Quantity(lots.Sum(static l => l.Quantity!.Value.Value), whole.Unit);
            if (sum != whole) diagnostics.Warning("lot-quantity-mismatch", $"The lots add up to {sum}; the line says {whole}.", line.At("lots"));
        }

        return lots;
    }
}
