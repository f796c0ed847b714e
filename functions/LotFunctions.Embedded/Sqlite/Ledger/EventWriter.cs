using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Chains the events of batches and puts them into pages, in their order, for who writes them.</summary>
/// <param name="digest">Over the events that are in pages.</param>
internal sealed class EventWriter(LedgerDigest digest)
{
    // Places of events, by how many come before in the chain.
    private readonly List<List<int>> steps = [];
    private readonly HashBatch hashes = new();

    public LedgerDigest Digest => digest;

    public void Write(Span<PendingEvent> events, PageBuffer pages)
    {
        Chain(events);
        foreach (ref var e in events)
        {
            var row = e.Row();
            pages.Add(row);
            digest.Add(row.Hash.Span);
        }
    }

    /// <summary>The hashes of all: first of those that come next in their chains, all together, then of those behind them.</summary>
    private void Chain(Span<PendingEvent> events)
    {
        for (var i = 0; i < events.Length; i++)
        {
            var step = events[i].Wait();
            if (step == steps.Count) steps.Add([]);
            steps[step].Add(i);
        }

        foreach (var ready in steps)
        {
            if (ready.Count == 0) return;
            hashes.Clear();
            foreach (var i in ready) events[i].Hash(hashes);
            hashes.Run();
            for (var i = 0; i < ready.Count; i++) events[ready[i]].Hashed(hashes[i].ToArray());
            ready.Clear();
        }
    }
}
