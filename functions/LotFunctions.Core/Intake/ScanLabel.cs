using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Core.Intake;

/// <summary>
/// What an event's barcode and its plain fields say together of the goods. Both may name the same thing; they may not
/// contradict each other.
/// </summary>
internal sealed record ScanLabel
{
    public string? Item { get; init; }

    /// <summary>The item stands in a field of its own, not only in the barcode.</summary>
    public bool ItemStated { get; init; }

    public string? Lot { get; init; }

    public string? LogisticUnit { get; init; }

    public string? OuterUnit { get; init; }

    /// <summary>The barcode's; a stated quantity comes before it.</summary>
    public Quantity? Quantity { get; init; }

    public LotAttributes? Attributes { get; init; }

    /// <summary>Of an event.</summary>
    public static async ValueTask<ScanLabel> ReadAsync(
        JsonFields fields, LotEventType? type, LabelReader labels, int year, CancellationToken cancellationToken)
    {
        var lot = StatedLot(fields);
        var scan = await ScanAsync(fields, lot, labels, year, cancellationToken);
        var label = OfLot(fields, lot, scan);
        var (unit, outer) = Units(fields, scan, packs: type == LotEventType.Pack);
        var attributes = new LotAttributes
        {
            Expiry = Date(fields, "expiry", scan?.Expiry),
            BestBefore = Date(fields, "bestBefore", scan?.BestBefore),
            Production = Date(fields, "production", scan?.Production),
            Packaging = Date(fields, "packaging", scan?.Packaging),
        };
        return label with
        {
            LogisticUnit = unit,
            OuterUnit = outer,
            Attributes = attributes == new LotAttributes() ? null : attributes,
        };
    }

    /// <summary>Of an input: the lot alone.</summary>
    public static async ValueTask<ScanLabel> ReadInputAsync(JsonFields fields, LabelReader labels, int year, CancellationToken cancellationToken)
    {
        var lot = StatedLot(fields);
        return OfLot(fields, lot, await ScanAsync(fields, lot, labels, year, cancellationToken));
    }

    private static string? StatedLot(JsonFields fields) => fields.Id("lot", max: LotKey.MaxLength);

    private static async ValueTask<BarcodeScan?> ScanAsync(
        JsonFields fields, string? lot, LabelReader labels, int year, CancellationToken cancellationToken)
    {
        if (fields.String("barcode") is not { } text) return null;
        var scan = await labels.ReadAsync(text, year, cancellationToken);
        if (scan.Valid) return scan;
        if (scan.Candidates.Count == 0)
        {
            fields.Error("invalid-barcode", string.Join(" ", scan.Errors.Select(e => $"{e.Message} (at {e.Offset})")), "barcode");
            return null;
        }

        // The lot that the sender states decides between the readings; nothing else does.
        var readings = scan.Candidates.Select(c => c.ElementString).Prepend(scan.ElementString).ToList();
        if (lot is not null && readings.Select(r => Barcode.Parse(r, year)).FirstOrDefault(r => r.Valid && r.Lot == lot) is { } meant) return meant;
        fields.Error(
            RefusalCode.AmbiguousBarcode,
            $"A separator (FNC1) seems to be lost. The barcode reads as {string.Join(" or ", readings)}; state the lot to say which is meant.", "barcode");
        return null;
    }

    private static ScanLabel OfLot(JsonFields fields, string? lot, BarcodeScan? scan)
    {
        var item = fields.Id("item", max: LotKey.MaxLength);
        var gtin = scan?.Gtin?.ToString();
        if (item is not null && gtin is not null && LotKey.NormaliseItem(item) != gtin) Contradiction(fields, "item", item, gtin);

        if (lot is not null && scan?.Lot is { } scanned && lot != scanned) Contradiction(fields, "lot", lot, scanned);

        return new ScanLabel
        {
            Item = item ?? gtin,
            ItemStated = item is not null,
            Lot = lot ?? scan?.Lot,
            Quantity = scan?.Quantity,
        };
    }

    private static (string? Unit, string? Outer) Units(JsonFields fields, BarcodeScan? scan, bool packs)
    {
        var unit = Sscc(fields, "logisticUnit");
        var outer = Sscc(fields, "outerUnit");
        if (scan?.LogisticUnit?.ToString() is not { } scanned || scanned == unit) return (unit, outer);
        if (unit is null) return (scanned, outer);

        // A unit that is scanned to be packed into the unit that is named.
        if (packs && (outer is null || outer == unit)) return (scanned, unit);
        Contradiction(fields, "logisticUnit", unit, scanned);
        return (unit, outer);
    }

    private static string? Sscc(JsonFields fields, string name)
    {
        if (fields.Id(name) is not { } text) return null;
        if (Standards.Gs1.Sscc.TryParse(text, out var sscc, out var reason)) return sscc.ToString();
        fields.Error("invalid-sscc", reason, name);
        return null;
    }

    private static DateOnly? Date(JsonFields fields, string name, DateOnly? scanned)
    {
        var stated = fields.Date(name);
        if (stated is { } s && scanned is { } c && s != c) Contradiction(fields, name, $"{s:yyyy-MM-dd}", $"{c:yyyy-MM-dd}");
        return stated ?? scanned;
    }

    private static void Contradiction(JsonFields fields, string name, string stated, string scanned) =>
        fields.Error("barcode-mismatch", $"{name} is '{JsonText.Short(stated)}'; the barcode says '{JsonText.Short(scanned)}'.", name);
}
