namespace LotFunctions.Standards.Gs1;

/// <summary>Makes records of what a reader has read: says what the elements mean, as far as each is right.</summary>
internal static class ScanBuilder
{
    public static BarcodeScan Build(BarcodeReader reader, int referenceYear, IReadOnlyList<BarcodeCandidate> candidates)
    {
        var buffer = reader.Buffer;
        var elements = Elements(buffer);
        BarcodeError[] errors = buffer.HasErrors ? [.. buffer.Errors] : [];
        var good = Good(buffer, elements, errors);
        return new BarcodeScan
        {
            Symbology = reader.Symbology,
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
            Errors = errors,
            Missing = reader.Complete ? [] : ElementRules.Missing(buffer),
            Candidates = candidates,
        };

        string? Value(string ai) => Array.Find(good, e => e.Ai == ai)?.Value;

        DateOnly? Date(string ai) =>
            Value(ai) is { Length: >= 6 } value && Gs1Date.TryRead(value.AsSpan(0, 6), referenceYear, true, out var date) ? date : null;
    }

    public static BarcodeCandidate Candidate(ElementBuffer buffer)
    {
        var elements = Elements(buffer);
        return new BarcodeCandidate(elements, ElementString.WriteBracketed(elements));
    }

    private static Gs1Element[] Elements(ElementBuffer buffer)
    {
        var elements = new Gs1Element[buffer.Count];
        for (var i = 0; i < elements.Length; i++)
        {
            var element = buffer.Elements[i];
            elements[i] = new Gs1Element(element.Definition.Ai, buffer.Value(element).ToString(), element.Definition.Title);
        }

        return elements;
    }

    private static Gs1Element[] Good(ElementBuffer buffer, Gs1Element[] elements, BarcodeError[] errors)
    {
        if (errors.Length == 0)
        {
            return elements;
        }

        var places = buffer.Elements.ToArray();
        return [.. elements.Where((_, i) => !Array.Exists(errors, error => Overlap(error, places[i])))];
    }

    private static bool Overlap(BarcodeError error, FoundElement element) =>
        error.Offset < element.Offset + Math.Max(1, element.Length) && element.Offset < error.Offset + Math.Max(1, error.Length);
}
