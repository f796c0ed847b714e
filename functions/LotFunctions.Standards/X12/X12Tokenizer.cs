using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Finds one segment in a span of bytes and keeps no state, so that a reader over a stream can call it on each
/// buffer: a token that is not terminated asks for more bytes.
/// </summary>
internal static class X12Tokenizer
{
    /// <summary>False when nothing but white space is left.</summary>
    public static bool TryNext(ReadOnlySpan<byte> bytes, EdiDelimiters delimiters, out Token token)
    {
        var start = 0;
        while (start < bytes.Length && IsFiller(bytes[start], delimiters))
        {
            start++;
        }

        token = default;
        if (start == bytes.Length)
        {
            return false;
        }

        var end = bytes[start..].IndexOf(delimiters.Terminator);
        var terminated = end >= 0;
        var length = terminated ? end : bytes.Length - start;
        var consumed = start + length + (terminated ? 1 : 0);

        // A text file's CR LF, or padding of an input that breaks off, is no data.
        while (length > 0 && (bytes[start + length - 1] == '\r' || (!terminated && IsFiller(bytes[start + length - 1], delimiters))))
        {
            length--;
        }

        token = new Token(start, length, consumed, terminated);
        return true;
    }

    /// <summary>The tag and the elements, as written.</summary>
    public static string[] Elements(ReadOnlySpan<byte> segment, EdiDelimiters delimiters)
    {
        var encoding = X12Text.EncodingOf(segment);
        var elements = new string[segment.Count(delimiters.Element) + 1];
        for (var i = 0; i < elements.Length; i++)
        {
            var end = segment.IndexOf(delimiters.Element);
            elements[i] = encoding.GetString(end < 0 ? segment : segment[..end]);
            segment = end < 0 ? [] : segment[(end + 1)..];
        }

        elements[0] = elements[0].Trim(' ');
        return elements;
    }

    // NUL and SUB pad the last block of old transmissions.
    private static bool IsFiller(byte b, EdiDelimiters delimiters) =>
        b != delimiters.Terminator && b != delimiters.Element && (X12Text.IsSpace(b) || b is 0 or 0x1A)
        || (b is (byte)'\n' or (byte)'\r' && b == delimiters.Terminator);

    /// <param name="Start">Offset of the tag in the span.</param>
    /// <param name="Length">Without the terminator.</param>
    /// <param name="Consumed">Including the terminator.</param>
    /// <param name="Terminated">False when the span ends first.</param>
    public readonly record struct Token(int Start, int Length, int Consumed, bool Terminated);
}
