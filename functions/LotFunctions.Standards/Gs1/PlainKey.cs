namespace LotFunctions.Standards.Gs1;

/// <summary>Reads digits that are a key by themselves: a GTIN of 8, 12, 13 or 14 digits, an SSCC of 18.</summary>
internal static class PlainKey
{
    /// <summary>
    /// The key, when the digits have the length and the check digit of one; null when they should be read as an
    /// element string. Digits of a key's length that are good as neither are reported as the key.
    /// </summary>
    public static BarcodeScan? TryRead(string text, int start, string? symbology, int referenceYear)
    {
        var digits = text[start..];
        var ai = digits.Length switch { 8 or 12 or 13 or 14 => "01", 18 => "00", _ => null };
        if (ai is null || digits.AsSpan().IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return null;
        }

        var raw = RawReader.Read(text, start, ElementString.Fnc1).Checked(referenceYear);
        var valid = raw.Errors.Count == 0;
        if (!CheckDigit.IsValid(digits))
        {
            return valid ? null : Key(ai, digits, start, symbology, [], referenceYear);
        }

        // One in ten element strings of that length has such a check digit by chance; it is offered beside the key.
        var elements = raw.Elements.Select(static e => e.Element).ToList();
        return Key(
            ai, digits, start, symbology,
            valid ? [new BarcodeCandidate(elements, ElementString.WriteBracketed(elements))] : [], referenceYear);
    }

    /// <summary>The GTIN that a symbol of the EAN/UPC family or ITF-14 carries.</summary>
    public static BarcodeScan Gtin(string text, int start, string symbology, int referenceYear)
    {
        if (Gs1.Gtin.TryParse(text[start..], out _, out var reason))
        {
            return Key("01", text[start..], start, symbology, [], referenceYear);
        }

        return new BarcodeScan { Symbology = symbology, Errors = [new BarcodeError("gtin-invalid", reason, start, text.Length - start)] };
    }

    private static BarcodeScan Key(
        string ai, string digits, int start, string? symbology, IReadOnlyList<BarcodeCandidate> candidates, int referenceYear)
    {
        var definition = ApplicationIdentifiers.Find(ai)!;
        var reading = new ElementReading();
        reading.Elements.Add(new FoundElement(definition, digits.PadLeft(definition.MaxLength, '0'), start, digits.Length));
        symbology ??= digits.Length switch { 8 => "EAN-8", 12 => "UPC-A", 13 => "EAN-13", 14 => "ITF-14", _ => null };
        return ScanBuilder.Build(reading.Checked(referenceYear), symbology, candidates, referenceYear);
    }
}
