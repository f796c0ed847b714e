using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Chains the events of batches and puts them into pages, in their order, for who writes them.</summary>
/// <param name="digest">Over the events that are in pages.</param>
internal sealed class EventWriter(LedgerDigest digest)
{
    // By how many events come before in the chain.
    private readonly List<List<PendingEvent>> steps = [];
    private readonly HashBatch hashes = new();

    public LedgerDigest Digest => digest;

    public void Write(IReadOnlyList<PendingEvent> events, PageBuffer pages)
    {
        Chain(events);
        foreach (var e in events)
        {
            var row = e.Row();
            pages.Add(row);
            digest.Add(row.Hash.Span);
        }
    }

    /// <summary>The hashes of all: first of those that come next in their chains, all together, then of those behind them.</summary>
    private void Chain(IReadOnlyList<PendingEvent> events)
    {
        foreach (var e in events)
        {
            var step = e.Wait();
            if (step == steps.Count) steps.Add([]);
            steps[step].Add(e);
        }

        foreach (var ready in steps)
        {
            if (ready.Count == 0) return;
            hashes.Clear();
            foreach (var e in ready) e.Hash(hashes);
            hashes.Run();
            for (var i = 0; i < ready.Count; i++) ready[i].Hashed(hashes[i].ToArray());
            ready.Clear();
        }
    }
}
