namespace LotFunctions.Standards.Gs1;

/// <summary>Reads what a scanner or a person gives: element strings in any form, GS1 Digital Link URIs, plain keys.</summary>
public static class Barcode
{
    private const int MaxLength = 8192;

    /// <summary>Reads one barcode; never throws for bad data (GS1 General Specifications, sections 3 and 7.8).</summary>
    /// <param name="text">Raw with FNC1 as GS (0x1D), with an AIM prefix, with carets, bracketed, a URI, or plain digits.</param>
    /// <param name="referenceYear">The year by which the two-digit years of dates are read (section 7.12).</param>
    public static BarcodeScan Parse(string text, int referenceYear = 2026)
    {
        ArgumentNullException.ThrowIfNull(text);
        ArgumentOutOfRangeException.ThrowIfLessThan(referenceYear, 1951);
        ArgumentOutOfRangeException.ThrowIfGreaterThan(referenceYear, 9800);
        if (text.Length > MaxLength)
        {
            return Failed("length", $"A barcode has at most {MaxLength} characters.", MaxLength, text.Length - MaxLength, null);
        }

        // Scanners add a line end; nothing at either end of a barcode is white space.
        var trimmed = text.TrimEnd(' ', '\t', '\r', '\n');
        var start = trimmed.Length - trimmed.TrimStart(' ', '\t', '\r', '\n').Length;
        if (start == trimmed.Length)
        {
            return Failed("empty", "There is no barcode.", 0, 0, null);
        }

        return trimmed[start] == ']' ? Prefixed(trimmed, start, referenceYear) : Plain(trimmed, start, null, referenceYear);
    }

    private static BarcodeScan Prefixed(string text, int start, int referenceYear)
    {
        var at = start + 3;
        if (at > text.Length || AimSymbology.Find(text.AsSpan(start + 1, 2)) is not { } symbology)
        {
            return Failed("symbology-unknown", "The text after ] is no AIM symbology identifier.", start, Math.Min(3, text.Length - start), null);
        }

        if (at == text.Length)
        {
            return Failed("empty", "Nothing follows the symbology identifier.", at, 0, symbology.Name);
        }

        return symbology.Content switch
        {
            AimContent.Elements when !IsUri(text, at) => Elements(RawReader.Read(text, at, ElementString.Fnc1), symbology.Name, referenceYear),
            AimContent.Gtin => PlainKey.Gtin(text, at, symbology.Name, referenceYear),
            _ => Plain(text, at, symbology.Name, referenceYear),
        };
    }

    private static BarcodeScan Plain(string text, int start, string? symbology, int referenceYear)
    {
        if (IsUri(text, start))
        {
            return ScanBuilder.Build(DigitalLinkReader.Read(text, start).Checked(referenceYear), symbology, [], referenceYear);
        }

        switch (text[start])
        {
            case '(':
                return ScanBuilder.Build(BracketedReader.Read(text, start).Checked(referenceYear), symbology, [], referenceYear);
            case '^':
                return Elements(RawReader.Read(text, start, '^'), symbology, referenceYear);
            default:
                return PlainKey.TryRead(text, start, symbology, referenceYear)
                    ?? Elements(RawReader.Read(text, start, ElementString.Fnc1), symbology, referenceYear);
        }
    }

    private static BarcodeScan Elements(ElementReading reading, string? symbology, int referenceYear) => ScanBuilder.Build(
        reading.Checked(referenceYear), symbology, LostSeparator.Find(reading, referenceYear), referenceYear);

    private static bool IsUri(string text, int start) =>
        text.AsSpan(start).StartsWith("http://", StringComparison.OrdinalIgnoreCase)
        || text.AsSpan(start).StartsWith("https://", StringComparison.OrdinalIgnoreCase);

    private static BarcodeScan Failed(string code, string message, int offset, int length, string? symbology) =>
        new() { Symbology = symbology, Errors = [new BarcodeError(code, message, offset, length)] };
}
