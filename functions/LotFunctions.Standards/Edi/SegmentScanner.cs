using System.Runtime.CompilerServices;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Splits the bytes of one interchange into segments. It is given a piece of them, and says how much of that it took: a segment
/// that is not whole asks for more bytes, unless there are none. Line ends, indentation and padding between segments are passed over.
/// </summary>
/// <param name="ordinal">Of the last segment before: 0 at the start, 1 after an ISA that was read apart.</param>
/// <param name="offset">Of the first byte to come, from the start of the input.</param>
internal sealed class SegmentScanner(EdiDelimiters delimiters, EdiText text, int ordinal, long offset)
{
    private readonly DelimiterIndex _index = new(delimiters);
    private readonly SegmentCuts _at = new(text) { Ordinal = ordinal, Origin = offset };
    private int[] _cuts = new int[16];
    private int[] _ends = new int[16];
    private int[] _endCuts = new int[16];

    /// <summary>How many terminators followed another one directly.</summary>
    public int Empty { get; private set; }

    /// <summary>How much of the piece is done with.</summary>
    public int Consumed { get; private set; }

    /// <summary>Offset of the next byte that is not read.</summary>
    public long Offset => _at.Origin + Consumed;

    /// <summary>Another piece begins: with what the last one held and was not consumed, and with what has come since.</summary>
    public void Begin()
    {
        _at.Origin = Offset;
        Consumed = 0;
        _index.Clear();
    }

    /// <summary>The next segment of the piece. False when it holds none that is whole, or with <paramref name="final"/> none at all.</summary>
    /// <param name="piece">The same until <see cref="Begin"/> is called.</param>
    /// <param name="final">No more bytes will come: what is not terminated is a segment too.</param>
    public bool TryRead(ReadOnlySpan<byte> piece, bool final, out Segment segment)
    {
        var start = Consumed;
        if (start < piece.Length && piece[start] > ' ' && _index.TryPut(start, _at, out var end))
        {
            Consumed = end + 1;
            segment = Next(piece, plain: true);
            return true;
        }

        return TryReadUnusual(piece, final, out segment);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private bool TryReadUnusual(ReadOnlySpan<byte> piece, bool final, out Segment segment)
    {
        while (true)
        {
            var start = Consumed;
            while (start < piece.Length && IsFiller(piece[start])) start++;
            Consumed = start;
            if (start == piece.Length) break;

            var end = _index.Terminator(piece, start);
            var odd = end >= 0 && _index.HasOdd(start, end);
            if (end < 0 || (odd && IsIntricate(piece[start..end])))
            {
                if (TryReadOneByOne(piece, start, final, out segment)) return true;
                if (Consumed == start) return false;
                continue;
            }

            Consumed = end + 1;
            if (end == start)
            {
                Empty++;
                continue;
            }

            _index.Put(start, _at);
            segment = Next(piece, !odd);
            return true;
        }

        segment = default;
        return false;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Segment Next(ReadOnlySpan<byte> piece, bool plain)
    {
        (_at.Terminated, _at.IsPlain, _at.Release, _at.Ordinal) = (true, plain, null, unchecked(_at.Ordinal + 1));
        return new Segment(piece, _at);
    }

    // The index cuts at released delimiters too, and the CR of a text file's line end is no data.
    private bool IsIntricate(ReadOnlySpan<byte> bytes) =>
        bytes is [.., (byte)'\r'] || (delimiters.Release is { } release && bytes.Contains(release));

    /// <summary>
    /// What the index cannot tell: segments with a release character, before a line end, or without an end. False where there is
    /// no segment: it is not whole and nothing is consumed, or it is empty and is consumed.
    /// </summary>
    private bool TryReadOneByOne(ReadOnlySpan<byte> piece, int start, bool final, out Segment segment)
    {
        segment = default;
        var length = Find(piece, start, out var cut, out var end, out var released) - start;
        var terminated = length >= 0;
        if (!terminated && !final) return false;

        if (!terminated) length = piece.Length - start;
        Consumed = start + length + (terminated ? 1 : 0);
        while (length > 0 && (piece[start + length - 1] == '\r' || (!terminated && IsFiller(piece[start + length - 1])))) length--;
        if (length == 0)
        {
            Empty++;
            return false;
        }

        // What was no data may have held a separator.
        while (cut > 0 && _cuts[cut - 1] >= start + length) cut--;
        while (end > 0 && _ends[end - 1] >= start + length) end--;
        _cuts[cut] = _ends[end] = start + length;
        _endCuts[end] = cut;
        (_at.Cuts, _at.Ends, _at.EndCuts, _at.First, _at.Count, _at.Start, _at.FirstCut) = (_cuts, _ends, _endCuts, 0, end, start, 0);
        (_at.Terminated, _at.IsPlain, _at.Release, _at.Ordinal) = (terminated, false, released ? delimiters.Release : null, _at.Ordinal + 1);
        segment = new Segment(piece, _at);
        return true;
    }

    /// <summary>The terminator's offset, or -1; and the ends of the components and elements before it.</summary>
    private int Find(ReadOnlySpan<byte> piece, int start, out int cut, out int end, out bool released)
    {
        (cut, end, released) = (0, 0, false);
        for (var at = start; at < piece.Length; at++)
        {
            var next = piece[at];
            if (next == delimiters.Terminator) return at;
            if (next == delimiters.Element || next == delimiters.Component)
            {
                // One is kept free for the end of the last element.
                if (cut + 1 == _cuts.Length)
                {
                    Array.Resize(ref _cuts, _cuts.Length * 2);
                    Array.Resize(ref _ends, _cuts.Length);
                    Array.Resize(ref _endCuts, _cuts.Length);
                }

                _cuts[cut] = _ends[end] = at;
                _endCuts[end] = cut++;
                if (next == delimiters.Element) end++;
            }
            else if (next == delimiters.Release)
            {
                (released, at) = (true, at + 1);
            }
        }

        return -1;
    }

    // NUL and SUB pad the last block of old transmissions.
    private bool IsFiller(byte b) => b <= (byte)' ' && IsBlank(b);

    private bool IsBlank(byte b) =>
        b != delimiters.Terminator && b != delimiters.Element && b is (byte)' ' or (byte)'\t' or (byte)'\r' or (byte)'\n' or 0 or 0x1A
        || (b is (byte)'\n' or (byte)'\r' && b == delimiters.Terminator);
}
