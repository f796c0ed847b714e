using System.Text;

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

    /// <summary>
    /// What to say of bytes that are of no syntax: <c>format-unknown</c>, and where a header stands behind what does not belong there, if
    /// one does.
    /// </summary>
    /// <param name="offset">Of the first of the bytes, from the start of the input.</param>
    public static Diagnostic Unknown(ReadOnlySpan<byte> bytes, long offset)
    {
        var at = HeaderSearch.Next(bytes, final: true, out var found);
        if (!found)
        {
            return new Diagnostic(
                "format-unknown", "The bytes start neither with ISA (X12) nor with UNA or UNB (EDIFACT) nor with a brace (JSON).", new EdiPosition(1, null, null, null, offset));
        }

        var tag = Encoding.ASCII.GetString(bytes.Slice(at, 3));
        return new Diagnostic(
            "format-unknown",
            $"{tag} stands at byte {offset + at}, in line {bytes[..at].Count((byte)'\n') + 1}: what is in front of it, such as headers of a mail, is no part of an interchange.",
            new EdiPosition(1, tag, null, null, offset + at));
    }

    // A word of a text may begin with these letters; a tag ends with a separator.
    private static bool IsTag(ReadOnlySpan<byte> bytes, ReadOnlySpan<byte> tag) =>
        bytes.StartsWith(tag) && bytes.Length > tag.Length && !char.IsAsciiLetterOrDigit((char)bytes[tag.Length]) && !Space.Contains(bytes[tag.Length]);
}
