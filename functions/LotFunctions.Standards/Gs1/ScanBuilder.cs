namespace LotFunctions.Standards.Gs1;

/// <summary>Makes a scan of a checked reading: says what the elements mean, as far as each is right.</summary>
internal static class ScanBuilder
{
    public static BarcodeScan Build(
        ElementReading reading, string? symbology, IReadOnlyList<BarcodeCandidate> candidates, int referenceYear)
    {
        var elements = reading.Elements.ConvertAll(static e => e.Element);
        var good = reading.Elements
            .Where(e => !reading.Errors.Exists(error => Overlap(error, e)))
            .Select(static e => e.Element)
            .ToList();

        return new BarcodeScan
        {
            Symbology = symbology,
            Elements = elements,
            Gtin = Gs1.Gtin.TryParse(Value("01") ?? Value("02"), out var gtin) ? gtin : null,
            Lot = Value("10"),
            LogisticUnit = Sscc.TryParse(Value("00"), out var sscc) ? sscc : null,
            Serial = Value("21"),
            Expiry = Date("17") ?? Date("7003"),
            BestBefore = Date("15"),
            Production = Date("11") ?? Date("8008"),
            Packaging = Date("13"),
            Quantity = Measures.Find(good),
            ElementString = ElementString.WriteBracketed(elements),
            DigitalLink = reading.Errors.Count == 0 ? DigitalLinkWriter.Write(elements) : null,
            Errors = reading.Errors,
            Candidates = candidates,
        };

        string? Value(string ai) => good.Find(e => e.Ai == ai)?.Value;

        DateOnly? Date(string ai) =>
            Value(ai) is { Length: >= 6 } value && Gs1Date.TryRead(value.AsSpan(0, 6), referenceYear, true, out var date) ? date : null;
    }

    private static bool Overlap(BarcodeError error, FoundElement element) =>
        error.Offset < element.Offset + Math.Max(1, element.Length) && element.Offset < error.Offset + Math.Max(1, error.Length);
}
