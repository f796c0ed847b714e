using System.Diagnostics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// One segment, as a view on bytes of the reader: valid until the reader moves on. Elements and components are counted from 1
/// as the standards count them (LIN03 is element 3, PIA C212 7140 is element 2, component 1); what is not written is empty.
/// </summary>
internal readonly ref struct Segment
{
    // What the scanner has found stands within the bytes, from left to right: it is not looked at again for every element.
    private readonly ref readonly byte _first;
    private readonly SegmentCuts _at;

    /// <param name="bytes">The segment, with whatever stands around it.</param>
    /// <param name="at">Where it stands in <paramref name="bytes"/>.</param>
    public Segment(ReadOnlySpan<byte> bytes, SegmentCuts at)
    {
        _first = ref MemoryMarshal.GetReference(bytes);
        _at = at;
    }

    /// <summary>1-based ordinal in the interchange.</summary>
    public int Ordinal => _at.Ordinal;

    /// <summary>0-based offset of the tag in bytes from the start of the input.</summary>
    public long Offset => _at.Origin + _at.Start;

    /// <summary>False for a last segment that the input breaks off.</summary>
    public bool Terminated => _at.Terminated;

    /// <summary>Nothing but printing characters of ASCII. False also where that was not looked at closely.</summary>
    public bool IsPlain => _at.IsPlain;

    /// <summary>The release character, when there is one in this segment.</summary>
    public byte? Release => _at.Release;

    /// <summary>The highest element number that is written, even empty.</summary>
    public int Count => _at.Count;

    /// <summary>From the tag to before the terminator.</summary>
    public ReadOnlySpan<byte> Bytes => Between(_at.Start, _at.Ends[_at.First + _at.Count]);

    /// <summary>The first byte of the tag.</summary>
    public byte Lead => Unsafe.Add(ref Unsafe.AsRef(in _first), _at.Start);

    /// <summary>Up to the first delimiter, as it is written.</summary>
    public ReadOnlySpan<byte> RawTag
    {
        get
        {
            var cut = _at.FirstCut;
            while (_at.Cuts[cut] < _at.Start) cut++;
            return Between(_at.Start, _at.Cuts[cut]);
        }
    }

    /// <summary>Without white space around it; of EDIFACT without the components that ISO 9735 allows in it (explicit nesting).</summary>
    public ReadOnlySpan<byte> Tag => Trim(RawTag);

    /// <summary>The tag as text.</summary>
    public string Id => _at.Text.Read(Tag, null);

    /// <summary>A tag of two or three characters as a number, the first one in the highest byte; 0 for any other tag.</summary>
    public uint TagCode
    {
        get
        {
            var at = _at;
            var length = unchecked(at.End(0) - at.Start);
            ref var tag = ref Unsafe.Add(ref Unsafe.AsRef(in _first), at.Start);
            if (length == 3 && Unsafe.Add(ref tag, 2) is not (byte)' ' and var third) return Code(tag, Unsafe.Add(ref tag, 1), third);
            if (length == 2 && Unsafe.Add(ref tag, 1) is not (byte)' ' and var second) return Code(tag, second, 0);
            return TrimmedCode();
        }
    }

    /// <summary>An element as it is written, composites whole, without spaces around it.</summary>
    public ReadOnlySpan<byte> this[int element]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get
        {
            var at = _at;
            if (!at.Has(element)) return default;
            ref var end = ref at.End(element);
            return Trim(Between(Unsafe.Subtract(ref end, 1) + 1, end));
        }
    }

    public bool Is(ReadOnlySpan<byte> tag) => Tag.SequenceEqual(tag);

    /// <summary>A component of a composite element as it is written.</summary>
    public ReadOnlySpan<byte> Component(int element, int component)
    {
        var at = _at;
        if (!at.Has(element)) return default;
        ref var last = ref at.EndCut(element);
        var cut = Unsafe.Subtract(ref last, 1) + component;
        if (cut > last) return default;
        ref var end = ref at.Cut(cut);
        return Trim(Between(Unsafe.Subtract(ref end, 1) + 1, end));
    }

    /// <summary>The components of an element, in order; those of all its occurrences where it is repeated.</summary>
    public Composite Open(int element)
    {
        var at = _at;
        if (!at.Has(element)) return default;
        ref var last = ref at.EndCut(element);
        var before = Unsafe.Subtract(ref last, 1);
        return new Composite(in _first, MemoryMarshal.CreateReadOnlySpan(ref at.Cut(before), last + 1 - before));
    }

    /// <summary>An element as text; empty when it is not written.</summary>
    public string Text(int element) => _at.Text.Read(this[element], Release);

    /// <summary>A part of this segment as text.</summary>
    public string Text(ReadOnlySpan<byte> part) => _at.Text.Read(part, Release);

    /// <summary>The text of a part that hardly comes a second time; see <see cref="EdiText.Once"/>.</summary>
    public string Once(ReadOnlySpan<byte> part) => Release is null ? _at.Text.Once(part) : Text(part);

    /// <summary>A component as text; empty when it is not written.</summary>
    public string Text(int element, int component) => _at.Text.Read(Component(element, component), Release);

    /// <summary>Null where <see cref="Text(int)"/> would be empty.</summary>
    public string? TextOrNull(int element) => this[element] is { IsEmpty: false } bytes ? _at.Text.Read(bytes, Release) : null;

    /// <inheritdoc cref="TextOrNull(int)"/>
    public string? TextOrNull(int element, int component) => Component(element, component) is { IsEmpty: false } bytes ? _at.Text.Read(bytes, Release) : null;

    public EdiPosition Position(int? element = null, int? component = null) => new(Ordinal, Id, element, component, Offset);

    private static uint Code(byte first, byte second, byte third) => unchecked((uint)((first << 16) | (second << 8) | third));

    private uint TrimmedCode() => Trim(Between(_at.Start, _at.End(0))) switch
    {
        [var first, var second] => Code(first, second, 0),
        [var first, var second, var third] => Code(first, second, third),
        _ => 0,
    };

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private ReadOnlySpan<byte> Between(int start, int end)
    {
        Debug.Assert(start >= 0 && end >= start, "The scanner's offsets rise.");
        return unchecked(MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in _first), start), end - start));
    }

    // Hardly any element has spaces around it.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    internal static ReadOnlySpan<byte> Trim(ReadOnlySpan<byte> bytes) =>
        bytes.IsEmpty || (bytes[0] != ' ' && bytes[^1] != ' ') ? bytes : bytes.Trim((byte)' ');
}
