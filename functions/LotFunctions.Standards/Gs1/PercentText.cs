namespace LotFunctions.Standards.Gs1;

/// <summary>Percent-encoding (RFC 3986, section 2.1) of the characters that element strings have: one byte each.</summary>
internal static class PercentText
{
    /// <summary>The next character; what is no percent-encoding stands for itself. In a query a plus is a blank.</summary>
    public static char Next(ReadOnlySpan<char> text, ref int at, bool inQuery)
    {
        var c = text[at];
        if (IsEncoded(text, at))
        {
            c = (char)((Hex(text[at + 1]) * 16) + Hex(text[at + 2]));
            at += 3;
            return c;
        }

        at++;
        return inQuery && c == '+' ? ' ' : c;
    }

    public static int DecodedLength(ReadOnlySpan<char> text)
    {
        var length = 0;
        for (var at = 0; at < text.Length; length++)
        {
            at += IsEncoded(text, at) ? 3 : 1;
        }

        return length;
    }

    private static bool IsEncoded(ReadOnlySpan<char> text, int at) =>
        text[at] == '%' && at + 2 < text.Length && char.IsAsciiHexDigit(text[at + 1]) && char.IsAsciiHexDigit(text[at + 2]);

    private static int Hex(char digit) => char.IsAsciiDigit(digit) ? digit - '0' : (digit | 0x20) - 'a' + 10;
}
