namespace LotFunctions.Standards.Asn;

/// <summary>Tells the syntax of a ship notice from its first bytes.</summary>
public static class AsnRecognizer
{
    private static ReadOnlySpan<byte> Space => " \t\r\n"u8;

    /// <summary>
    /// Looks past a byte order mark and white space for <c>ISA</c>, <c>UNA</c> or <c>UNB</c>, or a brace; null when it is none of
    /// them. What begins with the header of a group or a message (<c>GS</c>, <c>ST</c>, <c>UNG</c>, <c>UNH</c>) is of the syntax
    /// too, so that its reader can say what is missing.
    /// </summary>
    public static AsnFormat? Recognize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8)) bytes = bytes[3..];
        bytes = bytes.TrimStart(Space);
        if (bytes.StartsWith("ISA"u8) || IsTag(bytes, "GS"u8) || IsTag(bytes, "ST"u8)) return AsnFormat.X12;
        if (bytes.StartsWith("UNA"u8) || bytes.StartsWith("UNB"u8) || IsTag(bytes, "UNG"u8) || IsTag(bytes, "UNH"u8)) return AsnFormat.Edifact;
        return bytes.StartsWith("{"u8) ? AsnFormat.Json : null;
    }

    // A word of a text may begin with these letters; a tag ends with a separator.
    private static bool IsTag(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> tag) =>
        bytes.StartsWith(tag) && bytes.Length > tag.Length && !char.IsAsciiLetterOrDigit((char)bytes[tag.Length]) && !Space.Contains(bytes[tag.Length]);
}
