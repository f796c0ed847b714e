using System.Numerics;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Sorts shipment lines by the rank of their shipment, digit by digit and without comparing; lines of one shipment stay in
/// their order. Many are first parted into few heaps that the nearest caches hold, because what lies anywhere in a long array
/// costs more than to touch it twice. Keeps its working memory; one thread at a time.
/// </summary>
internal sealed class LineSorter
{
    /// <summary>Heaps are so few that the processor has the end of each at hand.</summary>
    private const int HeapBits = 6;

    /// <summary>So many lines are in the caches as they are.</summary>
    private const int Few = 1 << 15;

    /// <summary>Digits may always have so many values, and as many as there are lines of a heap.</summary>
    private const int LeastDigit = 1 << 10;

    private readonly int[] ends = new int[1 << HeapBits];
    private int[] next = [];
    private Entry[] lines = new Entry[1024];
    private Entry[] other = [];

    public int Count { get; private set; }

    /// <summary>In the order of adding; after <see cref="Sort"/> in that of their ranks.</summary>
    public ReadOnlySpan<Entry> Lines => lines.AsSpan(0, Count);

    public void Add(int rank, ReachedLine line)
    {
        if (Count == lines.Length) Array.Resize(ref lines, Count * 2);
        lines[Count++] = new Entry(rank, line);
    }

    public void Clear() => Count = 0;

    /// <param name="ranks">All ranks are 0 or more and below this.</param>
    public void Sort(int ranks)
    {
        if (other.Length < lines.Length) other = new Entry[lines.Length];
        var bits = BitOperations.Log2((uint)Math.Max(1, ranks - 1)) + 1;
        var heapBits = Count > Few && bits > HeapBits ? HeapBits : 0;
        var rest = bits - heapBits;
        if (heapBits > 0) Part(rest, 1 << heapBits);
        else ends[0] = Count;

        var most = BitOperations.Log2((uint)Math.Max(LeastDigit, 2 * (Count >> heapBits)));
        var digits = (rest + most - 1) / most;
        var width = (rest + digits - 1) / digits;
        if (next.Length < 1 << width) next = new int[1 << width];
        for (var heap = 0; heap < 1 << heapBits; heap++)
        {
            var (start, end) = (heap == 0 ? 0 : ends[heap - 1], ends[heap]);
            if (start < end) Sort(start..end, digits, width);
        }

        if (digits % 2 == 1) (lines, other) = (other, lines);
    }

    /// <summary>By the first digit.</summary>
    private void Part(int shift, int heaps)
    {
        var from = lines.AsSpan(0, Count);
        var to = other;
        var places = ends.AsSpan(0, heaps);
        places.Clear();
        foreach (ref readonly var line in from) places[line.Rank >> shift]++;
        Begin(places);
        foreach (ref readonly var line in from) to[places[line.Rank >> shift]++] = line;
        (lines, other) = (other, lines);
    }

    /// <summary>One heap by the other digits, the last first.</summary>
    private void Sort(Range heap, int digits, int width)
    {
        var from = lines.AsSpan(heap);
        var to = other.AsSpan(heap);
        var mask = (1 << width) - 1;
        var places = next.AsSpan(0, mask + 1);
        for (var shift = 0; shift < digits * width; shift += width)
        {
            places.Clear();
            foreach (ref readonly var line in from) places[(line.Rank >> shift) & mask]++;
            Begin(places);
            foreach (ref readonly var line in from) to[places[(line.Rank >> shift) & mask]++] = line;
            var sorted = to;
            to = from;
            from = sorted;
        }
    }

    /// <summary>From how many there are of each to where the first of each goes.</summary>
    private static void Begin(Span<int> places)
    {
        var start = 0;
        foreach (ref var place in places) (place, start) = (start, start + place);
    }

    internal readonly record struct Entry(int Rank, ReachedLine Line);
}
