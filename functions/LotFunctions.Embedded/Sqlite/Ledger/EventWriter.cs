using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Chains the events of a batch and writes them in pages, in their order.</summary>
/// <param name="digest">Over the events that are written.</param>
internal sealed class EventWriter(LedgerDigest digest)
{
    /// <summary>As much as lies in one page of the database, without a second one behind it.</summary>
    private const int PageSize = 4040;

    // By how many events come before in the chain.
    private readonly List<List<PendingEvent>> steps = [];
    private readonly HashBatch hashes = new();
    private byte[] page = new byte[2 * PageSize];

    public void Write(Session session, IReadOnlyList<PendingEvent> events)
    {
        if (events.Count == 0) return;
        Chain(events);
        var (first, length) = (events[0].Seq, 0);
        foreach (var e in events)
        {
            var row = e.Row();
            var most = EventRow.MostSize(row.Body.Length);
            if (length > 0 && length + most > PageSize)
            {
                Insert(session, first, page.AsSpan(0, length));
                (first, length) = (e.Seq, 0);
            }

            if (length + most > page.Length) Array.Resize(ref page, length + most);
            length += row.Write(page.AsSpan(length));
            digest.Add(row.Hash.Span);
        }

        Insert(session, first, page.AsSpan(0, length));
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

    private static void Insert(Session session, long first, ReadOnlySpan<byte> body)
    {
        var insert = session.Statement("INSERT INTO event_page VALUES (?1, ?2)");
        insert.Bind(1, first);
        insert.Bind(2, body);
        insert.Run();
    }
}
