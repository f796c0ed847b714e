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
    public static ScanLabel Read(JsonFields fields, LotEventType? type, int year)
    {
        var lot = StatedLot(fields);
        var scan = Scan(fields, lot, year);
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
    public static ScanLabel ReadInput(JsonFields fields, int year)
    {
        var lot = StatedLot(fields);
        return OfLot(fields, lot, Scan(fields, lot, year));
    }

    private static string? StatedLot(JsonFields fields) => fields.Id("lot", max: LotKey.MaxLength);

    private static BarcodeScan? Scan(JsonFields fields, string? lot, int year)
    {
        if (fields.String("barcode") is not { } text) return null;
        var scan = Barcode.Parse(text, year);
        if (scan.Valid) return LotAs(scan, lot, year);
        fields.Error("invalid-barcode", string.Join(" ", scan.Errors.Select(e => $"{e.Message} (at {e.Offset})")), "barcode");
        return null;
    }

    /// <summary>Where a separator seems to be lost, the lot that the sender states decides between the readings.</summary>
    private static BarcodeScan LotAs(BarcodeScan scan, string? lot, int year) =>
        lot is null || lot == scan.Lot
            ? scan
            : scan.Candidates.Select(c => Barcode.Parse(c.ElementString, year)).FirstOrDefault(c => c.Valid && c.Lot == lot) ?? scan;

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
