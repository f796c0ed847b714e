namespace LotFunctions.Standards.Asn;

/// <summary>Tells the syntax of a ship notice from its first bytes.</summary>
public static class AsnRecognizer
{
    /// <summary>Looks past a byte order mark and white space for <c>ISA</c>, <c>UNA</c> or <c>UNB</c>, or a brace; null when it is none of them.</summary>
    public static AsnFormat? Recognize(ReadOnlySpan<byte> bytes)
    {
        if (bytes.StartsWith("\uFEFF"u8))
        {
            bytes = bytes[3..];
        }

        bytes = bytes.TrimStart(" \t\r\n"u8);
        if (bytes.StartsWith("ISA"u8))
        {
            return AsnFormat.X12;
        }

        if (bytes.StartsWith("UNA"u8) || bytes.StartsWith("UNB"u8))
        {
            return AsnFormat.Edifact;
        }

        return bytes.StartsWith("{"u8) ? AsnFormat.Json : null;
    }
}
