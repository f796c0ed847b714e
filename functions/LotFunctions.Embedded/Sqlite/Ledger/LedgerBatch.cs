using System.Runtime.InteropServices;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// What some appends record: made by who decides, then chained, by another thread when it is decided ahead, then written by
/// who has the writer's connection. Nothing in it is looked at by two at a time.
/// </summary>
/// <param name="number">Batches are numbered in the order in which they are written.</param>
internal sealed class LedgerBatch(LedgerMemory memory, long number)
{
    private readonly BatchLists lists = memory.TakeLists();
    private readonly List<(long Lot, long Seq)> inputs = [];
    private readonly List<(string Kind, string Value)> terms = [];
    private readonly List<(long Last, long[] Keys)> runs = [];
    private readonly List<SealedRun> sealedRuns = [];
    private readonly PageBuffer pages = new();
    private readonly List<LotEvent> recorded = [];
    private Dictionary<string, string>? hashes;
    private readonly long before = memory.Head.Events;
    private bool closed;
    private long last;
    private long recordedAt;
    private (byte[] Blocks, byte[] Value) digest = ([], []);
    private Task? chaining;
    private byte[] states = [];
    private int statesLength;

    public long Number => number;

    public LedgerMemory Memory => memory;

    /// <summary>The content hash of an event of this batch; null when it has none of this id. For who decides alone.</summary>
    public string? HashOf(string eventId)
    {
        // Seldom asked: only of what is most probably a resend.
        hashes ??= new Dictionary<string, string>(StringComparer.Ordinal);
        for (var i = hashes.Count; i < recorded.Count; i++) hashes[recorded[i].EventId] = recorded[i].ContentHash;
        return hashes.GetValueOrDefault(eventId);
    }

    /// <param name="run">The keys of the run that the event fills.</param>
    public void Add(PendingEvent e, long[]? run)
    {
        lists.Events.Add(e);
        recorded.Add(e.Event);
        if (run is not null) runs.Add((e.Seq, run));
    }

    public void AddInput(long lot, long seq) => inputs.Add((lot, seq));

    public void Add(IReadOnlyCollection<(string Kind, string Value)> found) => terms.AddRange(found);

    public void Add(StreamRow row) => lists.Rows.Add(new RowChange(row, row.IsNew, row.Last, (row as LotRow)?.State is { } state ? Keep(StateBody.Written(state)) : null));

    /// <summary>Nothing will be added any more.</summary>
    public void Close() => (closed, last, recordedAt) = (true, memory.Head.Events, memory.Head.RecordedAt);

    /// <summary>
    /// Has it chained by another thread, behind all batches before, so that the writer need not: it would take a third of its
    /// time. To be called when it is closed.
    /// </summary>
    public void ChainAhead(TaskScheduler chains) => memory.Chained = chaining =
        memory.Chained.ContinueWith(_ => Chain(), CancellationToken.None, TaskContinuationOptions.None, chains);

    /// <summary>Writes what is in it so far, and holds it no more.</summary>
    /// <exception cref="LedgerStaleException">Something that it rests on was taken back.</exception>
    public void Write(Session session)
    {
        // Even if it is stale: whoever decides its events again may use their memory again.
        if (chaining is not null) chaining.GetAwaiter().GetResult();
        memory.Check(session);
        if (chaining is null)
        {
            memory.Chained.GetAwaiter().GetResult();
            Chain();
        }

        pages.Write(session);
        foreach (var run in sealedRuns) run.Write(session);
        sealedRuns.Clear();
        RowChange.Write(session, CollectionsMarshal.AsSpan(lists.Rows), states);
        lists.Rows.Clear();
        statesLength = 0;
        WriteInputs(session);
        SearchTerms.Write(session, terms);
        terms.Clear();
        if (last > before) LedgerHead.Save(session, last, recordedAt, digest.Blocks, digest.Value);
        if (closed) memory.GiveBack(lists);
    }

    private void Chain()
    {
        memory.Events.Write(CollectionsMarshal.AsSpan(lists.Events), pages);
        lists.Events.Clear();
        foreach (var (seq, keys) in runs) sealedRuns.Add(SealedRun.Of(seq, keys));
        runs.Clear();
        foreach (ref var row in CollectionsMarshal.AsSpan(lists.Rows)) row = row.Chained();
        digest = (memory.Events.Digest.Blocks, memory.Events.Digest.Value());
    }

    private void WriteInputs(Session session)
    {
        foreach (var (lot, seq) in inputs)
        {
            var insert = session.Statement("INSERT INTO event_input VALUES (?1, ?2)");
            insert.Bind(1, lot);
            insert.Bind(2, seq);
            insert.Run();
        }

        inputs.Clear();
    }

    private (int At, int Length)? Keep(ReadOnlySpan<byte> state)
    {
        if (state.IsEmpty) return null;
        if (state.Length > states.Length - statesLength) Array.Resize(ref states, Math.Max(2 * states.Length, statesLength + Math.Max(state.Length, 256)));
        state.CopyTo(states.AsSpan(statesLength));
        statesLength += state.Length;
        return (statesLength - state.Length, state.Length);
    }
}
