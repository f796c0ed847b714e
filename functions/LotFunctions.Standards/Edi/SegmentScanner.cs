using System.Numerics;
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
    private int[] _ends = new int[32];
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
        segment = default;
        consumed = 0;
        while (true)
        {
            var start = consumed;
            while (start < bytes.Length && IsFiller(bytes[start])) start++;
            _offset += start - consumed;
            consumed = start;
            if (start == bytes.Length) return false;

            var length = Find(bytes[start..], out var count);
            var terminated = length >= 0;
            if (!terminated && !final) return false;

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

            _ends[count] = length;
            segment = new Segment(bytes.Slice(start, length), _ends.AsSpan(0, count + 1), delimiters, text, ++_ordinal, _offset - taken, terminated);
            return true;
        }
    }

    /// <summary>The terminator's offset, or -1; and the ends of the elements before it.</summary>
    private int Find(ReadOnlySpan<byte> bytes, out int count)
    {
        count = 0;
        var at = 0;
        if (Vector256.IsHardwareAccelerated)
        {
            var element = Vector256.Create(delimiters.Element);
            var terminator = Vector256.Create(delimiters.Terminator);
            var release = Vector256.Create(delimiters.Release ?? delimiters.Terminator);
            for (; bytes.Length - at >= Vector256<byte>.Count; at += Vector256<byte>.Count)
            {
                var block = Vector256.Create(bytes[at..]);
                var ends = Vector256.Equals(block, terminator);
                var stops = (ends | Vector256.Equals(block, release)).ExtractMostSignificantBits();
                // The bits below the first stop are those before it.
                var separators = Vector256.Equals(block, element).ExtractMostSignificantBits() & unchecked((stops & (0 - stops)) - 1);
                for (; separators != 0; separators &= separators - 1) Add(at + BitOperations.TrailingZeroCount(separators), ref count);
                if (stops == 0) continue;

                var stop = at + BitOperations.TrailingZeroCount(stops);
                if (bytes[stop] == delimiters.Terminator) return stop;
                at = stop;
                break;
            }
        }

        return FindOneByOne(bytes, at, ref count);
    }

    /// <summary>What the blocks leave: the end of the bytes, and segments with a release character from there on.</summary>
    private int FindOneByOne(ReadOnlySpan<byte> bytes, int at, ref int count)
    {
        for (; at < bytes.Length; at++)
        {
            var next = bytes[at];
            if (next == delimiters.Terminator) return at;
            if (next == delimiters.Element) Add(at, ref count);
            else if (next == delimiters.Release) at++;
        }

        return -1;
    }

    private void Add(int end, ref int count)
    {
        // One is kept free for the end of the last element.
        if (count + 1 == _ends.Length) Array.Resize(ref _ends, _ends.Length * 2);
        _ends[count++] = end;
    }

    // NUL and SUB pad the last block of old transmissions.
    private bool IsFiller(byte b) => b <= (byte)' ' && IsBlank(b);

    private bool IsBlank(byte b) =>
        b != delimiters.Terminator && b != delimiters.Element && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0x1A
        || (b is (byte)'\n' or (byte)'\r' && b == delimiters.Terminator);
}
