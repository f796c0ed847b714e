namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Ranks the dispatches so that those of a customer follow each other: lines that are sorted by rank are grouped by customer
/// too. Those that came later have their own number as rank, which is above all others.
/// </summary>
internal sealed class DispatchOrder
{
    private readonly int[] ranks;
    private readonly int[] dispatches;

    private DispatchOrder(int[] ranks, int[] dispatches) => (this.ranks, this.dispatches) = (ranks, dispatches);

    public static DispatchOrder None { get; } = new([], []);

    public long Bytes => ((long)ranks.Length + dispatches.Length) * sizeof(int);

    /// <summary>It follows from the dispatches alone.</summary>
    /// <param name="customers">All customers are below this.</param>
    public static DispatchOrder Of(Paged<Dispatch> all, int customers)
    {
        var next = new int[customers + 1];
        for (var i = 0; i < all.Count; i++) next[all[i].Customer + 1]++;
        for (var i = 1; i < next.Length; i++) next[i] += next[i - 1];
        var (ranks, dispatches) = (new int[all.Count], new int[all.Count]);
        for (var i = 0; i < ranks.Length; i++)
        {
            ranks[i] = next[all[i].Customer]++;
            dispatches[ranks[i]] = i;
        }

        return new DispatchOrder(ranks, dispatches);
    }

    public int RankOf(int dispatch) => dispatch < ranks.Length ? ranks[dispatch] : dispatch;

    public int DispatchAt(int rank) => rank < dispatches.Length ? dispatches[rank] : rank;
}
