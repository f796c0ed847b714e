using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>The components of one composite data element, in one pass from the first to the last.</summary>
internal ref struct Composite
{
    private readonly byte _separator;
    private readonly byte _release;
    private ReadOnlySpan<byte> _rest;

    /// <param name="element">One occurrence: see <see cref="Occurrence"/>.</param>
    public Composite(ReadOnlySpan<byte> element, EdiDelimiters delimiters)
    {
        _rest = element;
        _separator = delimiters.Component;
        _release = delimiters.Release ?? delimiters.Component;
    }

    /// <summary>The next component as written, without spaces around it; empty where there are no more.</summary>
    public ReadOnlySpan<byte> Next() => Cut(ref _rest, _separator, _release);

    /// <summary>Passes over some components.</summary>
    public void Skip(int count)
    {
        while (count-- > 0) Next();
    }

    /// <summary>Takes the first occurrence of an element off it: what stands before a repetition separator (ISO 9735-1, syntax version 4).</summary>
    public static ReadOnlySpan<byte> Occurrence(scoped ref ReadOnlySpan<byte> element, EdiDelimiters delimiters)
    {
        if (delimiters.Repetition is { } mark) return Cut(ref element, mark, delimiters.Release ?? mark);
        var whole = element;
        element = default;
        return whole;
    }

    /// <summary>A composite as the standard writes it, with colons, whatever separates its components here; null when it is empty.</summary>
    public static string? WithColons(in Segment segment, int element, EdiDelimiters delimiters)
    {
        var text = segment.TextOrNull(element);
        return delimiters.Component == ':' ? text : text?.Replace((char)delimiters.Component, ':');
    }

    private static ReadOnlySpan<byte> Cut(scoped ref ReadOnlySpan<byte> rest, byte separator, byte release)
    {
        // Components are short: one byte after the other is faster than a search.
        for (var at = 0; at < rest.Length; at++)
        {
            if (rest[at] == separator)
            {
                var part = rest[..at];
                rest = rest[(at + 1)..];
                return Trim(part);
            }

            if (rest[at] == release) at++;
        }

        var last = rest;
        rest = default;
        return Trim(last);
    }

    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty || (bytes[0] != ' ' && bytes[^1] != ' ') ? bytes : bytes.Trim((byte)' ');
}
