namespace LotFunctions.Standards.Gs1;

/// <summary>Reads digits that are a key by themselves: a GTIN of 8, 12, 13 or 14 digits, an SSCC of 18.</summary>
internal static class PlainKey
{
    private static readonly AiDefinition GtinAi = ApplicationIdentifiers.Find("01")!;
    private static readonly AiDefinition SsccAi = ApplicationIdentifiers.Find("00")!;

    /// <summary>Whether the text has the digits of a key: their length, and a right check digit.</summary>
    public static bool IsKey(ReadOnlySpan<char> digits) => HasLength(digits) && CheckDigit.IsValid(digits);

    /// <summary>As many digits as a key has.</summary>
    public static bool HasLength(ReadOnlySpan<char> digits) =>
        digits.Length is 8 or 12 or 13 or 14 or 18 && !digits.ContainsAnyExceptInRange('0', '9');

    /// <summary>What carries a key of so many digits.</summary>
    public static string? Symbology(int digits) => digits switch { 8 => "EAN-8", 12 => "UPC-A", 13 => "EAN-13", 14 => "ITF-14", _ => null };

    public static void Read(ElementBuffer buffer, int start, int length)
    {
        var definition = length == 18 ? SsccAi : GtinAi;
        if (length == definition.MaxLength)
        {
            buffer.Add(definition, start, length);
            return;
        }

        var written = buffer.BeginWriting();
        buffer.Write("000000".AsSpan(0, 14 - length));
        buffer.Write(buffer.Text.Slice(start, length));
        buffer.AddWritten(definition, written, start, length);
    }

    /// <summary>The GTIN that a symbol of the EAN/UPC family or ITF-14 carries, and the elements of a 2D component above it.</summary>
    public static void ReadSymbol(ElementBuffer buffer, int start, AimSymbology symbology)
    {
        var text = buffer.Text;
        var bar = text[start..].IndexOf('|');
        var end = bar < 0 ? text.Length : start + bar;
        var size = end - start;
        if (!HasLength(text[start..end]) || size == 18 || (symbology.Digits > 0 && size != symbology.Digits))
        {
            buffer.Error(
                "gtin-invalid", $"A symbol of {symbology.Name} holds a GTIN; '{text[start..end]}' is none for it.", start, size, "gtin");
            return;
        }

        Read(buffer, start, end - start);
        if (bar >= 0)
        {
            RawReader.Read(buffer, end, ElementString.Fnc1);
        }
    }
}
