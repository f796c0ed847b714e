using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.Intrinsics;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Splits the bytes of one interchange into segments. It is given what has not been read yet, and says how much of that it
/// took: a segment that is not whole asks for more bytes, unless there are none. Line ends, indentation and padding between
/// segments are passed over.
/// </summary>
/// <param name="ordinal">Of the last segment before: 0 at the start, 1 after an ISA that was read apart.</param>
/// <param name="offset">Of the first byte to come, from the start of the input.</param>
internal sealed class SegmentScanner(EdiDelimiters delimiters, EdiText text, int ordinal, long offset)
{
    private readonly Vector256<byte> _element = Vector256.Create(delimiters.Element);
    private readonly Vector256<byte> _component = Vector256.Create(delimiters.Component);
    private readonly Vector256<byte> _terminator = Vector256.Create(delimiters.Terminator);
    private readonly Vector256<byte> _release = Vector256.Create(delimiters.Release ?? delimiters.Terminator);
    private int[] _cuts = new int[64];
    private int[] _ends = new int[64];
    private int _cut;
    private int _end;
    private bool _plain;
    private bool _released;
    private int _ordinal = ordinal;
    private long _offset = offset;

    /// <summary>How many terminators followed another one directly.</summary>
    public int Empty { get; private set; }

    /// <summary>Offset of the next byte that is not read.</summary>
    public long Offset => _offset;

    /// <summary>The next segment. False when the bytes hold none that is whole, or with <paramref name="final"/> none at all.</summary>
    /// <param name="bytes">What has not been taken yet.</param>
    /// <param name="final">No more bytes will come: what is not terminated is a segment too.</param>
    /// <param name="consumed">How much of <paramref name="bytes"/> is done with, in both cases.</param>
    public bool TryRead(ReadOnlySpan<byte> bytes, bool final, out int consumed, out Segment segment)
    {
        consumed = 0;
        while (true)
        {
            var start = consumed;
            while (start < bytes.Length && IsFiller(bytes[start])) start++;
            _offset += start - consumed;
            consumed = start;
            var length = start == bytes.Length ? -1 : Find(bytes[start..]);
            var terminated = length >= 0;
            if (!terminated && (!final || start == bytes.Length))
            {
                segment = default;
                return false;
            }

            if (!terminated) length = bytes.Length - start;
            var taken = length + (terminated ? 1 : 0);
            // A text file's CR LF, or padding of an input that breaks off, is no data.
            while (length > 0 && (bytes[start + length - 1] == '\r' || (!terminated && IsFiller(bytes[start + length - 1])))) length--;
            consumed += taken;
            _offset += taken;
            if (length == 0)
            {
                Empty++;
                continue;
            }

            // What was no data may have held a separator.
            while (_cut > 0 && _cuts[_cut - 1] >= length) _cut--;
            _cuts[_cut] = length;
            _ends[_end] = _cut;
            segment = new Segment(bytes.Slice(start, length), _cuts.AsSpan(0, _cut + 1), _ends.AsSpan(0, _end + 1), text, ++_ordinal, _offset - taken)
            {
                Terminated = terminated,
                IsPlain = _plain,
                Release = _released ? delimiters.Release : null,
            };
            return true;
        }
    }

    /// <summary>The terminator's offset, or -1; and the ends of the components and elements before it.</summary>
    [MethodImpl(MethodImplOptions.AggressiveOptimization)] // What the profile of the first calls makes of it is slower by half at times.
    private int Find(ReadOnlySpan<byte> bytes)
    {
        (_cut, _end, _released) = (0, 0, false);
        var at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var odd = Vector256<byte>.Zero;
            for (; bytes.Length - at >= Vector256<byte>.Count; at += Vector256<byte>.Count)
            {
                var block = Vector256.Create(bytes[at..]);
                // As signed numbers those beyond ASCII are below zero.
                odd |= Vector256.LessThan(block.AsSByte(), Vector256.Create((sbyte)' ')).AsByte() | Vector256.Equals(block, Vector256.Create((byte)0x7F));
                var stops = (Vector256.Equals(block, _terminator) | Vector256.Equals(block, _release)).ExtractMostSignificantBits();
                // The bits below the first stop are those before it.
                var before = unchecked((stops & (0 - stops)) - 1);
                var elements = Vector256.Equals(block, _element);
                Add(at, (elements | Vector256.Equals(block, _component)).ExtractMostSignificantBits() & before, elements.ExtractMostSignificantBits());
                if (stops == 0) continue;

                _plain = odd == Vector256<byte>.Zero;
                var stop = at + BitOperations.TrailingZeroCount(stops);
                if (bytes[stop] == delimiters.Terminator) return stop;
                at = stop;
                break;
            }
        }

        return FindOneByOne(bytes, at);
    }

    /// <summary>What the blocks leave: the end of the bytes, and segments with a release character from there on.</summary>
    private int FindOneByOne(ReadOnlySpan<byte> bytes, int at)
    {
        _plain = false;
        for (; at < bytes.Length; at++)
        {
            var next = bytes[at];
            if (next == delimiters.Terminator) return at;
            if (next == delimiters.Element) Add(at, 1, 1);
            else if (next == delimiters.Component) Add(at, 1, 0);
            else if (next == delimiters.Release) (_released, at) = (true, at + 1);
        }

        return -1;
    }

    /// <summary>Takes a bit for each byte from <paramref name="at"/> on that ends a component, and for those that end an element.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int at, uint components, uint elements)
    {
        // One is kept free for the end of the last element.
        if (_cuts.Length - _cut <= Vector256<byte>.Count)
        {
            Array.Resize(ref _cuts, _cuts.Length * 2);
            Array.Resize(ref _ends, _cuts.Length);
        }

        var (cuts, ends, cut, end) = (_cuts, _ends, _cut, _end);
        for (; components != 0; components &= components - 1)
        {
            var bit = BitOperations.TrailingZeroCount(components);
            cuts[cut] = at + bit;
            ends[end] = cut++;
            end += (int)((elements >> bit) & 1);
        }

        (_cut, _end) = (cut, end);
    }

    // NUL and SUB pad the last block of old transmissions.
    private bool IsFiller(byte b) => b <= (byte)' ' && IsBlank(b);

    private bool IsBlank(byte b) =>
        b != delimiters.Terminator && b != delimiters.Element && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0x1A
        || (b is (byte)'\n' or (byte)'\r' && b == delimiters.Terminator);
}
