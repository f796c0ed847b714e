using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LotFunctions.Standards.Edi;

/// <summary>The components of one composite data element, in one pass from the first to the last.</summary>
internal ref struct Composite
{
    private readonly ref readonly byte _first;
    private ReadOnlySpan<int> _cuts;

    /// <param name="first">Of the bytes that the offsets count from.</param>
    /// <param name="cuts">The offset of what stands before the element, and of what ends each of its components.</param>
    public Composite(ref readonly byte first, ReadOnlySpan<int> cuts)
    {
        _first = ref first;
        _cuts = cuts;
    }

    /// <summary>The next component as written, without spaces around it; empty where there are no more.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_cuts.Length < 2) return default;
        var (start, end) = (_cuts[0] + 1, _cuts[1]);
        var part = unchecked(MemoryMarshal.CreateReadOnlySpan(in Unsafe.Add(ref Unsafe.AsRef(in _first), start), end - start));
        _cuts = _cuts[1..];
        return Segment.Trim(part);
    }

    /// <summary>Passes over some components.</summary>
    public void Skip(int count) => _cuts = _cuts[Math.Min(count, _cuts.Length)..];
}
