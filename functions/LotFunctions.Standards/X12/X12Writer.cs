using System.Buffers;
using System.Text;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Writes segments with given delimiters (X12.6), as UTF-8. X12 has no escape: a value that contains a delimiter is refused.</summary>
public sealed class X12Writer(IBufferWriter<byte> output, EdiDelimiters delimiters)
{
    private static readonly UTF8Encoding Utf8 = new(encoderShouldEmitUTF8Identifier: false, throwOnInvalidBytes: true);

    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    /// <summary>How many segments were written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes one segment; trailing empty elements are left out, as the standard asks. Composites come with their delimiters in them.</summary>
    /// <exception cref="ArgumentException">The tag is malformed, or a value contains the element separator or the terminator.</exception>
    public void Write(string id, params ReadOnlySpan<string?> elements)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length is < 2 or > 3 || id.AsSpan().ContainsAnyExcept(TagCharacters))
        {
            throw new ArgumentException($"'{id}' is no segment tag.", nameof(id));
        }

        while (elements.Length > 0 && string.IsNullOrEmpty(elements[^1]))
        {
            elements = elements[..^1];
        }

        Utf8.GetBytes(id, output);
        foreach (var element in elements)
        {
            Write(id, element ?? string.Empty);
        }

        var end = output.GetSpan(1);
        end[0] = delimiters.Terminator;
        output.Advance(1);
        Count++;
    }

    private void Write(string id, string element)
    {
        var span = output.GetSpan(1 + Utf8.GetMaxByteCount(element.Length));
        span[0] = delimiters.Element;
        var length = Utf8.GetBytes(element, span[1..]);
        if (span.Slice(1, length).IndexOfAny(delimiters.Element, delimiters.Terminator) is >= 0 and var at)
        {
            throw new ArgumentException($"{id}: '{element}' contains '{(char)span[1 + at]}', which is a delimiter of this interchange.", nameof(element));
        }

        output.Advance(1 + length);
    }
}
