using System.Buffers;
using System.Text;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Writes segments with given delimiters (ISO 9735-1): a delimiter in a value gets a release character, elements and components
/// that are empty at the end are left out. A segment is begun, given its elements, and ended.
/// </summary>
/// <param name="syntax">
/// The syntax identifier (0001), e.g. <c>UNOC</c>: the character set, and the encoding that it stands for. UNOA and UNOB are
/// subsets of ASCII, UNOC to UNOK are ISO 8859, all others are written as UTF-8.
/// </param>
/// <exception cref="ArgumentException">The delimiters are not different ASCII characters.</exception>
public sealed class EdifactSegmentWriter
{
    private static readonly SearchValues<char> TagCharacters = SearchValues.Create("ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789");

    private readonly IBufferWriter<byte> _output;
    private readonly EdiDelimiters _delimiters;
    private readonly EdifactCharset _charset;
    private readonly SearchValues<byte> _marks;
    private string? _tag;
    private int _elements;

    public EdifactSegmentWriter(IBufferWriter<byte> output, EdiDelimiters delimiters, string syntax)
    {
        Span<byte> all = [delimiters.Element, delimiters.Component, delimiters.Terminator, delimiters.Release ?? 0, delimiters.Repetition ?? 0];
        for (var i = 0; i < all.Length; i++)
        {
            if (all[i] >= 0x80 || all[i] is (byte)' ' || char.IsAsciiLetterOrDigit((char)all[i]) || (all[i] != 0 && all[..i].Contains(all[i])))
            {
                throw new ArgumentException("The delimiters must be different ASCII characters, and neither letters, digits nor spaces.", nameof(delimiters));
            }
        }

        if (delimiters.DecimalMark is not ((byte)'.' or (byte)',')) throw new ArgumentException("The decimal mark is a point or a comma.", nameof(delimiters));
        _output = output;
        _delimiters = delimiters;
        _charset = EdifactCharset.Of(syntax);
        _marks = SearchValues.Create([delimiters.Element, delimiters.Component, delimiters.Terminator, delimiters.Release ?? delimiters.Element, delimiters.Repetition ?? delimiters.Element]);
    }

    /// <summary>How many segments were written, without UNA.</summary>
    public int Count { get; private set; }

    /// <summary>Writes the service string advice.</summary>
    public void Una() => _output.Write(
    [
        .. "UNA"u8, _delimiters.Component, _delimiters.Element, _delimiters.DecimalMark, _delimiters.Release ?? (byte)' ',
        _delimiters.Repetition ?? (byte)' ', _delimiters.Terminator,
    ]);

    /// <summary>Begins a segment.</summary>
    /// <exception cref="ArgumentException">The tag is malformed.</exception>
    /// <exception cref="InvalidOperationException">A segment was begun and not ended.</exception>
    public EdifactSegmentWriter Begin(string tag)
    {
        ArgumentNullException.ThrowIfNull(tag);
        if (_tag is not null) throw new InvalidOperationException($"The segment {_tag} has not been ended.");
        if (tag.Length != 3 || tag.AsSpan().ContainsAnyExcept(TagCharacters)) throw new ArgumentException($"'{tag}' is no segment tag.", nameof(tag));

        Encoding.ASCII.GetBytes(tag, _output);
        _tag = tag;
        _elements = 0;
        return this;
    }

    /// <summary>Adds an element of one or more components; null and empty ones hold their place.</summary>
    /// <exception cref="ArgumentException">A character is not of the character set, or a delimiter where there is no release character.</exception>
    public EdifactSegmentWriter Add(params ReadOnlySpan<string?> components)
    {
        if (_tag is null) throw new InvalidOperationException("No segment was begun.");
        _elements++;
        while (components.Length > 0 && string.IsNullOrEmpty(components[^1])) components = components[..^1];
        if (components.IsEmpty) return this;

        for (; _elements > 0; _elements--) _output.Write([_delimiters.Element]);
        for (var i = 0; i < components.Length; i++)
        {
            if (i > 0) _output.Write([_delimiters.Component]);
            if (components[i] is { Length: > 0 } text) Value(text);
        }

        return this;
    }

    /// <summary>Ends the segment.</summary>
    public void End()
    {
        if (_tag is null) throw new InvalidOperationException("No segment was begun.");
        _output.Write([_delimiters.Terminator]);
        _tag = null;
        Count++;
    }

    /// <summary>Drops the segment that was begun; its bytes are for the caller to drop.</summary>
    internal void Abandon() => _tag = null;

    private void Value(string text)
    {
        _charset.Check(text, _tag!);
        var span = _output.GetSpan(2 * _charset.Encoding.GetMaxByteCount(text.Length));
        var length = _charset.Encoding.GetBytes(text, span);
        if (span[..length].ContainsAny(_marks)) length = Release(span, length, text);
        _output.Advance(length);
    }

    private int Release(Span<byte> span, int length, string text)
    {
        if (_delimiters.Release is not { } release) throw new ArgumentException($"{_tag}: '{text}' contains a delimiter, and there is no release character.", nameof(text));
        var marks = 0;
        foreach (var b in span[..length]) if (_marks.Contains(b)) marks++;

        // From the end, so that nothing is overwritten that has still to move.
        for (int from = length - 1, to = length + marks - 1; from < to; from--)
        {
            span[to--] = span[from];
            if (_marks.Contains(span[from])) span[to--] = release;
        }

        return length + marks;
    }
}
