using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Gathers the appends of all callers and takes them in rounds, in the order of coming. A few are decided in the writer's job.
/// When many wait, a thread of its own decides them ahead, on what is committed and what it remembers of the rounds that are
/// not, while the writer writes and commits those; so it does with a few that come meanwhile, whose job would wait behind all
/// of those. A caller is answered after the commit.
/// </summary>
/// <remarks>
/// If a round fails, each of its callers gets the exception. All that was decided on it is forgotten and decided again, in the
/// same order, before anything else.
/// </remarks>
internal sealed class AppendQueue(Database database) : IDisposable
{
    /// <summary>From so many events on it is worth to decide ahead.</summary>
    private const int Many = 512;

    /// <summary>Events of one round, but for the last append in it: other jobs of the writer run between.</summary>
    private const int AtOnce = 2048;

    /// <summary>Rounds that are decided and not committed, when the next is begun ahead: about two groups of the writer, so that one commit holds nobody up.</summary>
    private const int Ahead = 16;

    private readonly WaitingAppends waiting = new();
    private readonly KnownKeys keys = new();
    private readonly KnownNames names = new(database.OpenReader);
    private readonly SemaphoreSlim due = new(0);
    private int running;
    private int again;
    private int ahead;
    private volatile bool ended;

    // Of who has the round.
    private readonly List<AppendRound> open = [];
    private long rounds;
    private AppendRound? current;
    private Session? writer;
    private LedgerMemory? memory;
    private Thread? thread;
    private OwnThread? chains;
    private Session? reader;

    public Task<IReadOnlyList<AppendResult>> AppendAsync(PreparedEvents prepared, Recorder recorder, Admission admission, CancellationToken cancellationToken)
    {
        ObjectDisposedException.ThrowIf(ended, this);
        var call = new AppendCall(prepared, recorder, admission, cancellationToken);
        waiting.Add(call);
        Ask();
        return call.Answer;
    }

    /// <summary>Appends are to be decided again.</summary>
    public void Again()
    {
        Volatile.Write(ref again, 1);
        Ask();
    }

    /// <summary>Decides a round on the writer's connection, inside its job.</summary>
    public void Decide(AppendRound round, Session session)
    {
        if (waiting.Events >= Many && !ended)
        {
            // Many have come meanwhile.
            AskAhead();
            return;
        }

        try
        {
            Settle();
            open.Add(round);
            if (memory is not null && !memory.IsOf(session)) memory = null;
            memory ??= new LedgerMemory(session, session.Forgotten, keys, names, Own);
            memory.Rows.Reads = writer = session;
            Decide(round, []);
            round.Batch!.Write(session);
        }
        catch
        {
            memory = null;
            TakeAtLeast(round);
            throw;
        }
        finally
        {
            writer = null;
            Next();
        }
    }

    /// <summary>A round never came to run: nothing that waits can be recorded.</summary>
    public void Fail(Exception e)
    {
        Settle();
        memory = null;
        foreach (var call in waiting.Take(AtOnce)) call.Failed(e);
        Next();
    }

    /// <summary>Finishes the appends that wait, and takes no more.</summary>
    public void Dispose()
    {
        ended = true;
        due.Release();
        thread?.Join();
        do
        {
            // A round that was handed to the thread just when it ended is nobody's.
            if (Interlocked.Exchange(ref ahead, 0) != 0) Next();
            // Behind all rounds that are decided: they wait for their chains, which are still made.
            var barrier = new Barrier();
            database.Post(barrier);
            barrier.Wait();
        }
        while (Volatile.Read(ref running) != 0 || !waiting.IsEmpty);

        // It may have been started meanwhile.
        thread?.Join();
        chains?.Dispose();
        reader?.Dispose();
        names.Dispose();
        due.Dispose();
    }

    private void Ask()
    {
        if (Interlocked.Exchange(ref running, 1) != 0) return;
        if (ended || (waiting.Events < Many && !open.Exists(r => r is AheadRound && !r.HasEnded))) database.Post(new InlineRound(this, ++rounds));
        else AskAhead();
    }

    private void AskAhead()
    {
        if (thread is null)
        {
            chains = new OwnThread("Chains");
            thread = new Thread(RunAhead) { IsBackground = true, Name = "Appends" };
            thread.Start();
        }

        Volatile.Write(ref ahead, 1);
        due.Release();
    }

    /// <summary>A round is decided.</summary>
    private void Next()
    {
        Volatile.Write(ref running, 0);
        if (!waiting.IsEmpty || Volatile.Read(ref again) != 0) Ask();
    }

    private void RunAhead()
    {
        while (true)
        {
            due.Wait();
            if (Interlocked.Exchange(ref ahead, 0) == 0) return;
            DecideAhead();
            Next();
        }
    }

    private void DecideAhead()
    {
        var round = new AheadRound(this, ++rounds);
        Exception? failure = null;
        try
        {
            reader ??= database.OpenReader();
            Settle();
            while (open.Count >= Ahead || (memory is not null && open.Exists(r => r.Memory != memory)))
            {
                open[0].Wait();
                Settle();
            }

            Remember(reader);
            Decide(round, [.. open.Select(r => r.Batch!)]);
            if (writer is not null) round.Batch!.Write(writer);
        }
        catch (Exception e)
        {
            failure = e;
            memory = null;
            TakeAtLeast(round);
        }
        finally
        {
            writer = null;
            EndRead();
        }

        if (failure is null || round.IsLent) open.Add(round);
        if (round.IsLent) round.Return(failure);
        else if (failure is not null) round.Failed(failure);
        else
        {
            round.Batch!.ChainAhead(chains!);
            database.Post(round);
        }
    }

    /// <summary>A round that fails before it has taken any appends would leave them waiting for ever.</summary>
    private void TakeAtLeast(AppendRound round)
    {
        if (round.Calls.Count == 0) round.Calls.AddRange(waiting.Take(AtOnce));
    }

    private void EndRead()
    {
        try
        {
            if (reader is { InTransaction: true }) reader.Execute("ROLLBACK");
        }
        catch (SqliteException)
        {
            // Of no use any more: the next round opens another one.
            reader?.Dispose();
            reader = null;
        }
    }

    /// <summary>What is committed now and remembered is all that is decided.</summary>
    private void Remember(Session session)
    {
        if (memory is null)
        {
            var barrier = new Barrier();
            database.Post(barrier);
            var forgotten = barrier.Forgotten();
            Settle();
            session.Execute("BEGIN");
            memory = new LedgerMemory(session, forgotten, keys, names, Own);
        }
        else
        {
            session.Execute("BEGIN");
        }

        memory.Rows.Reads = session;
    }

    private void Decide(AppendRound round, IReadOnlyCollection<LedgerBatch> unseen)
    {
        current = round;
        var known = memory!;
        known.Rows.Committed(open.Count == 0 ? round.Number - 1 : open[0].Number - 1);
        round.Batch = new LedgerBatch(known, round.Number);
        var append = new LedgerAppend(known, round.Batch, unseen);
        var count = 0;
        for (var calls = waiting.Take(AtOnce); calls.Count > 0; calls = round.TakesMore ? waiting.Take(AtOnce - count) : [])
        {
            round.Calls.AddRange(calls);
            foreach (var call in calls)
            {
                call.Decide(append);
                count += call.Count;
            }
        }

        append.Save();
    }

    /// <summary>The writer's connection, with all that the current round has decided so far.</summary>
    private Session Own()
    {
        if (writer is null)
        {
            EndRead();
            writer = ((AheadRound)current!).Borrow(database);
        }

        memory!.Rows.Reads = writer;
        memory.Rows.HandOver(current!.Batch!);
        current.Batch!.Write(writer);
        return writer;
    }

    /// <summary>Rounds that have ended are open no more; those that have to be decided again come first.</summary>
    private void Settle()
    {
        Volatile.Write(ref again, 0);
        for (var i = 0; i < open.Count;)
        {
            var round = open[i];
            if (!round.HasEnded)
            {
                i++;
                continue;
            }

            open.RemoveAt(i);
            if (!round.HasFailed) continue;
            memory = null;
            if (round.IsStale) waiting.Repeat(round.Calls);
        }
    }
}
