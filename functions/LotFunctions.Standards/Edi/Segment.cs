using System.Runtime.CompilerServices;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// One segment, as a view on bytes of the reader: valid until the reader moves on. Elements and components are counted from 1
/// as the standards count them (LIN03 is element 3, PIA C212 7140 is element 2, component 1); what is not written is empty.
/// </summary>
internal readonly ref struct Segment
{
    private readonly ReadOnlySpan<byte> _bytes;
    private readonly ReadOnlySpan<int> _ends;
    private readonly EdiDelimiters _delimiters;
    private readonly EdiText _text;

    /// <param name="bytes">From the tag to before the terminator.</param>
    /// <param name="ends">For the tag and each element: the offset in <paramref name="bytes"/> of what ends it.</param>
    public Segment(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> ends, EdiDelimiters delimiters, EdiText text, int ordinal, long offset, bool terminated)
    {
        _bytes = bytes;
        _ends = ends;
        _delimiters = delimiters;
        _text = text;
        Ordinal = ordinal;
        Offset = offset;
        Terminated = terminated;
    }

    /// <summary>1-based ordinal in the interchange.</summary>
    public int Ordinal { get; }

    /// <summary>0-based offset of the tag in bytes from the start of the input.</summary>
    public long Offset { get; }

    /// <summary>False for a last segment that the input breaks off.</summary>
    public bool Terminated { get; }

    /// <summary>The highest element number that is written, even empty.</summary>
    public int Count => _ends.Length - 1;

    public ReadOnlySpan<byte> Bytes => _bytes;

    /// <summary>Without white space around it; of EDIFACT without the components that ISO 9735 allows in it (explicit nesting).</summary>
    public ReadOnlySpan<byte> Tag => Part(_bytes[.._ends[0]], 1);

    /// <summary>The tag as text.</summary>
    public string Id => _text.Read(Tag, null);

    /// <summary>A tag of two or three characters as a number, the first one in the highest byte; 0 for any other tag.</summary>
    public uint TagCode
    {
        get
        {
            var tag = Trim(_bytes[.._ends[0]]);
            return tag.Length switch
            {
                2 => (uint)((tag[0] << 16) | (tag[1] << 8)),
                3 => (uint)((tag[0] << 16) | (tag[1] << 8) | tag[2]),
                _ => 0,
            };
        }
    }

    /// <summary>An element as it is written, composites whole, without spaces around it.</summary>
    public ReadOnlySpan<byte> this[int element]
    {
        get
        {
            if ((uint)(element - 1) >= (uint)(_ends.Length - 1)) return default;
            var start = _ends[element - 1] + 1;
            return Trim(_bytes[start.._ends[element]]);
        }
    }

    public bool Is(ReadOnlySpan<byte> tag) => Tag.SequenceEqual(tag);

    /// <summary>A component of a composite element as it is written.</summary>
    public ReadOnlySpan<byte> Component(int element, int component) => Part(this[element], component);

    /// <summary>An element as text; empty when it is not written.</summary>
    public string Text(int element) => _text.Read(this[element], _delimiters.Release);

    /// <summary>A component as text; empty when it is not written.</summary>
    public string Text(int element, int component) => _text.Read(Component(element, component), _delimiters.Release);

    /// <summary>Null where <see cref="Text(int)"/> would be empty.</summary>
    public string? TextOrNull(int element) => this[element] is { IsEmpty: false } bytes ? _text.Read(bytes, _delimiters.Release) : null;

    /// <inheritdoc cref="TextOrNull(int)"/>
    public string? TextOrNull(int element, int component) => Component(element, component) is { IsEmpty: false } bytes ? _text.Read(bytes, _delimiters.Release) : null;

    public EdiPosition Position(int? element = null, int? component = null) => new(Ordinal, Id, element, component, Offset);

    private ReadOnlySpan<byte> Part(ReadOnlySpan<byte> element, int component)
    {
        while (true)
        {
            var end = ComponentEnd(element);
            if (--component == 0) return Trim(end < 0 ? element : element[..end]);
            if (end < 0) return default;
            element = element[(end + 1)..];
        }
    }

    // Hardly any element has spaces around it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty || (bytes[0] != ' ' && bytes[^1] != ' ') ? bytes : bytes.Trim((byte)' ');

    private int ComponentEnd(ReadOnlySpan<byte> element)
    {
        if (_delimiters.Release is not { } release) return element.IndexOf(_delimiters.Component);
        for (var at = 0; ; at += 2)
        {
            var next = element[at..].IndexOfAny(_delimiters.Component, release);
            if (next < 0) return -1;
            at += next;
            if (element[at] != release) return at;
            if (at + 1 >= element.Length) return -1;
        }
    }
}
