using System.Runtime.CompilerServices;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// What is linked with each node: packed arrays (the links of a node side by side) for what was there at the last packing,
/// and chains for what came since. One thread adds; readers need no lock, because they look at nothing that was recorded
/// after the position they were told.
/// </summary>
internal sealed class LinkTable<T>
    where T : unmanaged, IInterval
{
    private const int CacheLine = 64;
    private const int MostFetched = 512;

    private readonly int[] starts;
    private readonly T[] packed;
    private readonly Paged<int> heads = new();
    private readonly Paged<T> added = new();
    private readonly Paged<int> before = new();

    public LinkTable()
        : this([0], [])
    {
    }

    /// <param name="starts">For each node where its links begin; one more than there are nodes.</param>
    public LinkTable(int[] starts, T[] packed) => (this.starts, this.packed) = (starts, packed);

    public int Count => packed.Length + added.Count;

    public int Added => added.Count;

    public int[] Starts => starts;

    public T[] Packed => packed;

    public long Bytes => ((long)starts.Length * sizeof(int)) + ((long)packed.Length * Unsafe.SizeOf<T>()) + heads.Bytes + added.Bytes + before.Bytes;

    /// <summary>A link by its place (<see cref="Links.Place"/>), which stays its own in this table.</summary>
    public ref readonly T this[int place] => ref place >= 0 ? ref packed[place] : ref added[~place];

    public void Add(int node, T link)
    {
        var place = added.Add(link);
        ref var head = ref heads.At(node);
        before.At(place) = head;
        Volatile.Write(ref head, place + 1);
    }

    /// <summary>The links of a node, ended ones too, those packed in the order of adding.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Links Of(int node)
    {
        var chain = added.Count == 0 ? 0 : heads.Get(node);
        return node + 1 < starts.Length ? new Links(this, starts[node], starts[node + 1], chain) : new Links(this, 0, 0, chain);
    }

    /// <summary>The node will be asked for (<see cref="Ahead"/>): first this, then <see cref="FetchLinks"/>, then <see cref="Of"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchNode(int node)
    {
        if (node < starts.Length) Ahead.Of(ref starts[node]);
    }

    /// <inheritdoc cref="FetchNode"/>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void FetchLinks(int node)
    {
        if (node + 1 >= starts.Length) return;
        // The processor goes on by itself after some lines of its cache.
        var end = Math.Min(starts[node + 1], starts[node] + (MostFetched / Unsafe.SizeOf<T>()));
        for (var at = starts[node]; at < end; at += Math.Max(1, CacheLine / Unsafe.SizeOf<T>())) Ahead.Of(ref packed[at]);
    }

    /// <summary>Ends the links of a node that hold and that the filter takes.</summary>
    public void End(int node, int to, Func<T, bool> which)
    {
        for (var i = node + 1 < starts.Length ? starts[node] : 0; node + 1 < starts.Length && i < starts[node + 1]; i++) End(ref packed[i], to, which);
        for (var place = heads.Get(node); place != 0; place = before[place - 1]) End(ref added.At(place - 1), to, which);
    }

    /// <summary>The same links, all packed.</summary>
    public LinkTable<T> Pack()
    {
        var nodes = Math.Max(starts.Length - 1, heads.Count);
        var begin = HugePages.Array<int>(nodes + 1);
        begin[0] = 0;
        for (var node = 0; node < nodes; node++)
        {
            var count = node + 1 < starts.Length ? starts[node + 1] - starts[node] : 0;
            for (var place = heads.Get(node); place != 0; place = before[place - 1]) count++;
            begin[node + 1] = begin[node] + count;
        }

        var all = HugePages.Array<T>(begin[nodes]);
        for (var node = 0; node < nodes; node++)
        {
            if (node + 1 < starts.Length) packed.AsSpan(starts[node]..starts[node + 1]).CopyTo(all.AsSpan(begin[node]));
            // The last that came is the first in the chain.
            var at = begin[node + 1];
            for (var place = heads.Get(node); place != 0; place = before[place - 1]) all[--at] = added[place - 1];
        }

        return new LinkTable<T>(begin, all);
    }

    private static void End(ref T link, int to, Func<T, bool> which)
    {
        if (link.To == IInterval.Open && which(link)) link.To = to;
    }

    /// <summary>The links of one node.</summary>
    public struct Links(LinkTable<T> table, int next, int end, int chain)
    {
        /// <summary>Of the current link: among those packed, or ~ among those added since.</summary>
        public int Place { get; private set; }

        public readonly ref readonly T Current => ref table[Place];

        public readonly Links GetEnumerator() => this;

        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        public bool MoveNext()
        {
            if (next < end)
            {
                Place = next++;
                return true;
            }

            if (chain == 0) return false;
            Place = ~(chain - 1);
            chain = table.before[chain - 1];
            return true;
        }
    }
}
