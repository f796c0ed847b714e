using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// A list that only grows, in pages that never move: one thread adds, any number read what was there when they were told of
/// it. A page that nothing was put into is not made, and reads as zeros.
/// </summary>
internal sealed class Paged<T>
    where T : unmanaged
{
    private const int Bits = 14;
    private const int PageSize = 1 << Bits;
    private const int Mask = PageSize - 1;

    private static readonly T[] Zeros = new T[PageSize];

    private T[][] pages = [];

    public int Count { get; private set; }

    public long Bytes => (long)pages.Count(p => p != Zeros) * PageSize * Unsafe.SizeOf<T>();

    public ref readonly T this[int index] => ref pages[index >> Bits][index & Mask];

    public int Add(T value)
    {
        At(Count) = value;
        return Count - 1;
    }

    /// <summary>The value there, zero if nobody looked at it yet; only for the one that adds.</summary>
    public ref T At(int index)
    {
        var page = index >> Bits;
        if (page >= pages.Length)
        {
            var grown = new T[Math.Max(page + 1, pages.Length * 2)][];
            pages.CopyTo(grown, 0);
            Array.Fill(grown, Zeros, pages.Length, grown.Length - pages.Length);
            Volatile.Write(ref pages, grown);
        }

        if (pages[page] == Zeros) Volatile.Write(ref pages[page], new T[PageSize]);
        if (index >= Count) Count = index + 1;
        return ref pages[page][index & Mask];
    }

    /// <summary>Zero for what is beyond the end.</summary>
    public T Get(int index) => Cell(index);

    /// <summary>The place of a value; a zero that nobody writes for what is beyond the end.</summary>
    public ref readonly T Cell(int index)
    {
        var all = Volatile.Read(ref pages);
        return ref index >> Bits < all.Length ? ref all[index >> Bits][index & Mask] : ref Zeros[0];
    }

    /// <summary>The first values as bytes, page by page.</summary>
    public IEnumerable<ReadOnlyMemory<T>> Parts(int count)
    {
        for (var at = 0; at < count; at += PageSize) yield return pages[at >> Bits].AsMemory(0, Math.Min(PageSize, count - at));
    }

    /// <summary>Reads as many values as <see cref="Parts"/> gave, in place of what is there.</summary>
    public void Fill(int count, Action<Span<byte>> read)
    {
        Count = 0;
        for (var at = 0; at < count; at += PageSize)
        {
            _ = At(at);
            read(MemoryMarshal.AsBytes(pages[at >> Bits].AsSpan(0, Math.Min(PageSize, count - at))));
        }

        Count = count;
    }
}
