using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace LotFunctions.Standards.Edi;

/// <summary>
/// Where the delimiters stand in a stretch of bytes, found 64 bytes at a time. It knows nothing of release characters: it says
/// where odd bytes are, those among them, and the scanner looks there more closely.
/// <para>Looking for the end of one segment after the other would read most bytes twice, as segments are shorter than a block.</para>
/// </summary>
/// <param name="wide">Whether to use <see cref="WideBlock"/>, which is then supported.</param>
internal sealed class DelimiterIndex(EdiDelimiters delimiters, bool wide)
{
    private const int Block = 64;
    private const int ShortestStretch = 4 * 1024;

    private readonly Vector256<byte> _element = Vector256.Create(delimiters.Element);
    private readonly Vector256<byte> _component = Vector256.Create(delimiters.Component);
    private readonly Vector256<byte> _terminator = Vector256.Create(delimiters.Terminator);
    private readonly Vector256<byte> _release = Vector256.Create(delimiters.Release ?? (byte)0x7F);

    private int[] _cuts = new int[1024];
    private int[] _ends = new int[1024];
    private int[] _endCuts = new int[1024];
    private int[] _stops = new int[1024];
    private int[] _odd = new int[128];
    private int _cutCount;
    private int _endCount;
    private int _stopCount;
    private int _oddCount;
    private int _stop;

    // The offset of the terminator at hand, and which of the ends it is; -1 when none is.
    private int _stopAt = -1;
    private int _last;
    private int _nextEnd;
    private int _nextCut;
    private int _oddAt;
    private int _nextOdd;
    private int _end;

    public DelimiterIndex(EdiDelimiters delimiters)
        : this(delimiters, WideBlock.IsSupported)
    {
    }

    /// <summary>
    /// The usual case at once: the next terminator is found already, and there is nothing odd before it. False, and nothing is done, for
    /// any other.
    /// </summary>
    /// <param name="start">Of the tag, behind the last segment.</param>
    /// <param name="end">Of the terminator.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public bool TryPut(int start, SegmentCuts at, out int end)
    {
        end = _stopAt;
        if (end <= start || end > _nextOdd) return false;
        Put(start, at);
        return true;
    }

    /// <summary>Puts down where the segment stands whose terminator was found last, and moves on behind that.</summary>
    /// <param name="start">Of its tag: delimiters before that are none.</param>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Put(int start, SegmentCuts at)
    {
        if (at.Cuts != _cuts) (at.Cuts, at.Ends, at.EndCuts) = (_cuts, _ends, _endCuts);
        (at.First, at.Count, at.Start, at.FirstCut) = (_nextEnd, unchecked(_last - _nextEnd), start, _nextCut);
        Advance();
    }

    /// <summary>Other bytes come.</summary>
    public void Clear()
    {
        (_cutCount, _endCount, _stopCount, _oddCount, _end) = (0, 0, 0, 0, 0);
        (_stop, _stopAt, _nextEnd, _nextCut, _oddAt, _nextOdd) = (0, -1, 0, 0, 0, int.MaxValue);
    }

    /// <summary>The offset of the first terminator at or after <paramref name="start"/>, released or not; -1 when there is none.</summary>
    public int Terminator(ReadOnlySpan<byte> bytes, int start)
    {
        for (var stretch = ShortestStretch; ; stretch *= 2)
        {
            for (; _stopAt >= 0; Advance())
            {
                if (_stopAt >= start) return _stopAt;
            }

            if (_end == bytes.Length) return -1;
            Clear();
            Read(bytes, start, stretch < bytes.Length - start ? start + stretch : bytes.Length);
            Find();
        }
    }

    /// <summary>There are control characters, release characters or bytes beyond ASCII. The places asked for only ever move on.</summary>
    public bool HasOdd(int start, int end)
    {
        while (_oddAt < _oddCount && _odd[_oddAt] < start) _oddAt++;
        _nextOdd = _oddAt < _oddCount ? _odd[_oddAt] : int.MaxValue;
        return _nextOdd < end;
    }

    // The next one is looked up while there is something else to do, and not when it is waited for.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Advance()
    {
        unchecked
        {
            (_nextEnd, _nextCut) = (_last + 1, Behind(_endCuts, _last) + 1);
            _stop++;
        }

        Find();
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Find()
    {
        if (_stop < _stopCount)
        {
            _last = Behind(_stops, _stop);
            _stopAt = Behind(_ends, _last);
        }
        else
        {
            _stopAt = -1;
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining | MethodImplOptions.AggressiveOptimization)] // What the profile of the first calls makes of it is slower by half at times.
    private void Read(ReadOnlySpan<byte> bytes, int start, int end)
    {
        var at = start;
        if (wide && WideBlock.IsSupported)
        {
            for (; end - at >= Block; at += Block) ReadWide(bytes, at);
        }

        for (; end - at >= Block; at += Block)
        {
            var (low, high) = (Vector256.Create(bytes[at..]), Vector256.Create(bytes[(at + Vector256<byte>.Count)..]));
            var terminators = Bits(Vector256.Equals(low, _terminator), Vector256.Equals(high, _terminator));
            var ends = Bits(Vector256.Equals(low, _element), Vector256.Equals(high, _element)) | terminators;
            Add(at, ends, terminators, Bits(Vector256.Equals(low, _component), Vector256.Equals(high, _component)));
            var (oddLow, oddHigh) = (Odd(low), Odd(high));
            if ((oddLow | oddHigh) != Vector256<byte>.Zero) AddOdd(at, Bits(oddLow, oddHigh));
        }

        for (; at < end; at++)
        {
            var b = bytes[at];
            var terminator = b == delimiters.Terminator;
            Add(at, terminator || b == delimiters.Element ? 1u : 0, terminator ? 1u : 0, b == delimiters.Component ? 1u : 0);
            if (b is < 0x20 or >= 0x7F || b == delimiters.Release) AddOdd(at, 1);
        }

        _end = end;
        _nextOdd = _oddCount > 0 ? _odd[0] : int.MaxValue;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void ReadWide(ReadOnlySpan<byte> bytes, int at)
    {
        var block = Vector512.Create(bytes[at..]);
        var terminators = Vector512.Equals(block, Vector512.Create(delimiters.Terminator));
        var ends = Vector512.Equals(block, Vector512.Create(delimiters.Element)) | terminators;
        var cuts = Vector512.Equals(block, Vector512.Create(delimiters.Component)) | ends;
        if (_cuts.Length - _cutCount <= BitBlock.Spare + Block) Grow();
        _stopCount += WideBlock.PutOrdinals(ref _stops[_stopCount], terminators, ends, _endCount);
        WideBlock.PutOrdinals(ref _endCuts[_endCount], ends, cuts, _cutCount);
        _endCount += WideBlock.Put(ref _ends[_endCount], ends, at);
        _cutCount += WideBlock.Put(ref _cuts[_cutCount], cuts, at);
        var odd = Vector512.LessThan(block.AsSByte(), Vector512.Create((sbyte)' ')).AsByte()
            | Vector512.Equals(block, Vector512.Create((byte)0x7F)) | Vector512.Equals(block, Vector512.Create(delimiters.Release ?? 0x7F));
        if (odd != Vector512<byte>.Zero) AddOdd(at, odd.ExtractMostSignificantBits());
    }

    // As signed numbers the bytes beyond ASCII are below zero.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private Vector256<byte> Odd(Vector256<byte> bytes) =>
        Vector256.LessThan(bytes.AsSByte(), Vector256.Create((sbyte)' ')).AsByte() | Vector256.Equals(bytes, Vector256.Create((byte)0x7F)) | Vector256.Equals(bytes, _release);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ulong Bits(Vector256<byte> low, Vector256<byte> high) => low.ExtractMostSignificantBits() | ((ulong)high.ExtractMostSignificantBits() << 32);

    /// <summary>Takes a bit for each byte from <paramref name="at"/> on that is such a delimiter.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Add(int at, ulong ends, ulong terminators, ulong components)
    {
        if (_cuts.Length - _cutCount <= BitBlock.Spare + Block) Grow();
        _stopCount += BitBlock.PutOrdinals(ref Behind(_stops, _stopCount), terminators, ends, _endCount);
        if (components == 0)
        {
            var count = BitBlock.Put(ref Behind(_ends, _endCount), ref Behind(_cuts, _cutCount), ends, at);
            BitBlock.PutNumbers(ref Behind(_endCuts, _endCount), count, _cutCount);
            (_endCount, _cutCount) = (_endCount + count, _cutCount + count);
        }
        else
        {
            BitBlock.PutOrdinals(ref Behind(_endCuts, _endCount), ends, ends | components, _cutCount);
            _endCount += BitBlock.Put(ref Behind(_ends, _endCount), ends, at);
            _cutCount += BitBlock.Put(ref Behind(_cuts, _cutCount), ends | components, at);
        }
    }

    // Without looking again whether it is there.
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static ref int Behind(int[] numbers, int count) => ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(numbers), count);

    private void AddOdd(int at, ulong odd)
    {
        if (_odd.Length - _oddCount < Block) Array.Resize(ref _odd, _odd.Length * 2);
        for (; odd != 0; odd &= odd - 1) _odd[_oddCount++] = at + BitOperations.TrailingZeroCount(odd);
    }

    private void Grow()
    {
        Array.Resize(ref _cuts, _cuts.Length * 2);
        Array.Resize(ref _ends, _cuts.Length);
        Array.Resize(ref _endCuts, _cuts.Length);
        Array.Resize(ref _stops, _cuts.Length);
    }
}
