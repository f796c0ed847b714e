namespace LotFunctions.Standards.Edi;

/// <summary>The components of one composite data element, in one pass from the first to the last.</summary>
internal ref struct Composite
{
    private readonly ReadOnlySpan<byte> _bytes;
    private ReadOnlySpan<int> _cuts;

    /// <param name="bytes">What holds the element.</param>
    /// <param name="cuts">The offset of what stands before the element, and of what ends each of its components.</param>
    public Composite(ReadOnlySpan<byte> bytes, ReadOnlySpan<int> cuts)
    {
        _bytes = bytes;
        _cuts = cuts;
    }

    /// <summary>The next component as written, without spaces around it; empty where there are no more.</summary>
    public ReadOnlySpan<byte> Next()
    {
        if (_cuts.Length < 2) return default;
        var part = _bytes[(_cuts[0] + 1).._cuts[1]];
        _cuts = _cuts[1..];
        return Segment.Trim(part);
    }

    /// <summary>Passes over some components.</summary>
    public void Skip(int count) => _cuts = _cuts[Math.Min(count, _cuts.Length)..];
}
