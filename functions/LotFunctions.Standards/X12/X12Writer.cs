using System.Buffers;
using System.Text;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Writes segments with given delimiters (X12.6), as UTF-8.</summary>
public sealed class X12Writer(IBufferWriter<byte> output, EdiDelimiters delimiters)
{
    /// <summary>How many segments were written.</summary>
    public int Count { get; private set; }

    /// <summary>Writes one segment; trailing empty elements are left out, as the standard asks. Composites come with their delimiters in them.</summary>
    /// <exception cref="ArgumentException">The tag is malformed, or a value contains the element separator or the terminator.</exception>
    public void Write(string id, params ReadOnlySpan<string?> elements)
    {
        ArgumentNullException.ThrowIfNull(id);
        if (id.Length is < 2 or > 3 || !id.All(static c => char.IsAsciiLetterUpper(c) || char.IsAsciiDigit(c)))
        {
            throw new ArgumentException($"'{id}' is no segment tag.", nameof(id));
        }

        while (elements.Length > 0 && string.IsNullOrEmpty(elements[^1]))
        {
            elements = elements[..^1];
        }

        Encoding.UTF8.GetBytes(id, output);
        foreach (var element in elements)
        {
            output.Write([delimiters.Element]);
            Write(element ?? string.Empty);
        }

        output.Write([delimiters.Terminator]);
        Count++;
    }

    private void Write(string element)
    {
        var bytes = Encoding.UTF8.GetBytes(element);
        if (bytes.AsSpan().IndexOfAny(delimiters.Element, delimiters.Terminator) >= 0)
        {
            throw new ArgumentException($"'{element}' contains a delimiter.", nameof(element));
        }

        output.Write(bytes);
    }
}
