using System.Numerics;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Sorts by a small number, digit by digit, without comparing; what has the same number stays in its order. So an entry costs
/// the same however many there are and however their numbers lie. Keeps its working memory; one thread at a time.
/// </summary>
internal sealed class Sorter
{
    /// <summary>Of a digit: no more places to write at than the nearest caches keep at hand.</summary>
    private const int MostBits = 10;

    private readonly int[] next = new int[1 << MostBits];
    private Entry[] entries = new Entry[1024];
    private Entry[] other = [];

    public int Count { get; private set; }

    /// <summary>The entries: in the order of adding, after <see cref="Sort"/> in that of their numbers.</summary>
    public ReadOnlySpan<Entry> Entries => entries.AsSpan(0, Count);

    public void Add(int number, int value)
    {
        if (Count == entries.Length) Array.Resize(ref entries, Count * 2);
        entries[Count++] = new Entry(number, value);
    }

    public void Clear() => Count = 0;

    /// <param name="below">All numbers are 0 or more and below this.</param>
    public void Sort(int below)
    {
        if (other.Length < entries.Length) other = new Entry[entries.Length];
        var bits = BitOperations.Log2((uint)Math.Max(1, below - 1)) + 1;
        var digits = (bits + MostBits - 1) / MostBits;
        var width = (bits + digits - 1) / digits;
        for (var digit = 0; digit < digits; digit++) Sort(digit * width, (1 << width) - 1);
    }

    private void Sort(int shift, int mask)
    {
        var from = entries.AsSpan(0, Count);
        var to = other;
        var places = next.AsSpan(0, mask + 1);
        places.Clear();
        foreach (ref readonly var entry in from) places[(entry.Number >> shift) & mask]++;
        var start = 0;
        foreach (ref var place in places) (place, start) = (start, start + place);
        foreach (ref readonly var entry in from) to[places[(entry.Number >> shift) & mask]++] = entry;
        (entries, other) = (other, entries);
    }

    internal readonly record struct Entry(int Number, int Value);
}
