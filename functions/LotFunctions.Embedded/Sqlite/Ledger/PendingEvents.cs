using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The events that a job has taken so far: decided and numbered, not yet hashed and written. They are written together when
/// the job ends, or before it has to read them.
/// </summary>
internal sealed class PendingEvents(Session session, LedgerHead head)
{
    /// <summary>As much as lies in one page of the database, without a second one behind it.</summary>
    private const int PageSize = 4040;

    private readonly List<PendingEvent> events = [];
    private readonly List<PendingEvent> ready = [];
    private readonly HashBatch hashes = new();
    private byte[] page = new byte[2 * PageSize];

    public void Add(PendingEvent e) => events.Add(e);

    public void Write()
    {
        if (events.Count == 0) return;
        Chain();
        var (first, length) = (events[0].Seq, 0);
        foreach (var e in events)
        {
            var row = e.Row();
            var most = EventRow.MostSize(row.Body.Length);
            if (length > 0 && length + most > PageSize)
            {
                Insert(first, page.AsSpan(0, length));
                (first, length) = (e.Seq, 0);
            }

            if (length + most > page.Length) Array.Resize(ref page, length + most);
            length += row.Write(page.AsSpan(length));
            head.Digest.Add(row.Hash.Span);
        }

        Insert(first, page.AsSpan(0, length));
        events.Clear();
    }

    /// <summary>The hashes of all: first of those that come next in their chains, all together, then of those behind them.</summary>
    private void Chain()
    {
        foreach (var e in events) e.Wait();
        for (var step = 0; ; step++)
        {
            ready.Clear();
            foreach (var e in events)
            {
                if (e.Step == step) ready.Add(e);
            }

            if (ready.Count == 0) return;
            hashes.Clear();
            foreach (var e in ready) e.Hash(hashes);
            hashes.Run();
            for (var i = 0; i < ready.Count; i++) ready[i].Hashed(hashes[i].ToArray());
        }
    }

    private void Insert(long first, ReadOnlySpan<byte> body)
    {
        var insert = session.Statement("INSERT INTO event_page VALUES (?1, ?2)");
        insert.Bind(1, first);
        insert.Bind(2, body);
        insert.Run();
    }
}
