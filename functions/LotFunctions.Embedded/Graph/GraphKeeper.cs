using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Keeps the compact graph of a ledger up with what is recorded: read from its file at the first use, and brought up from the
/// ledger's own events after that, on a thread of its own after each commit or by the first reader that needs them. The
/// writer of the ledger waits for nothing of it, and nothing in it is not in the ledger.
/// </summary>
internal sealed class GraphKeeper : IAsyncDisposable, IDisposable
{
    private readonly Database database;
    private readonly TimeProvider clock;
    private readonly string path;
    private readonly SemaphoreSlim one = new(1, 1);

    // Released once at the start, so that the file is read before anybody asks.
    private readonly SemaphoreSlim due = new(1, 1);
    private readonly CancellationTokenSource ended = new();
    private readonly Task following;
    private CompactGraph? graph;
    private (GraphImage Image, GraphMark Mark)? toWrite;
    private long written;
    private bool disposed;

    public GraphKeeper(Database database, TimeProvider clock)
    {
        (this.database, this.clock) = (database, clock);
        path = PathIn(database.DataFolder);
        database.Committed += Wake;
        following = Task.Run(FollowAsync);
    }

    /// <summary>At least so many links are chained before all are packed anew and written to the file.</summary>
    public int LeastPacked { get; init; } = 200_000;

    /// <summary>Events that a start reads again rather than that an end writes the file for them.</summary>
    public long FewEvents { get; init; } = 20_000;

    /// <summary>The graph follows what is committed at most so often, unless somebody asks before.</summary>
    private static TimeSpan Pause { get; } = TimeSpan.FromMilliseconds(200);

    public static string PathIn(string dataFolder) => Path.Combine(dataFolder, "lot.graph");

    /// <summary>The graph with all events up to a position, which must have been committed.</summary>
    public async ValueTask<CompactGraph> AtAsync(long position, CancellationToken cancellationToken)
    {
        if (Volatile.Read(ref graph) is { } ready && ready.Position >= position) return ready;
        await one.WaitAsync(cancellationToken);
        try
        {
            // Read with nobody's token: what is begun is of use to the next.
            return graph is not null && graph.Position >= position ? graph : CatchUp(CancellationToken.None);
        }
        finally
        {
            one.Release();
        }
    }

    public void Dispose() => DisposeAsync().AsTask().GetAwaiter().GetResult();

    public async ValueTask DisposeAsync()
    {
        if (disposed) return;
        disposed = true;
        database.Committed -= Wake;
        await ended.CancelAsync();
        await following;
        if (graph is not null && graph.Position - written > FewEvents)
        {
            Pack(graph);
            Write();
        }

        ended.Dispose();
        one.Dispose();
        due.Dispose();
    }

    private void Wake()
    {
        if (due.CurrentCount > 0) return;
        try
        {
            due.Release();
        }
        catch (Exception e) when (e is SemaphoreFullException or ObjectDisposedException)
        {
            // Somebody else has done so already, or nobody waits any more.
        }
    }

    private async Task FollowAsync()
    {
        try
        {
            while (true)
            {
                await due.WaitAsync(ended.Token);
                await one.WaitAsync(ended.Token);
                try
                {
                    CatchUp(ended.Token);
                }
                finally
                {
                    one.Release();
                }

                Write();
                await Task.Delay(Pause, clock, ended.Token);
            }
        }
        catch (OperationCanceledException)
        {
            // The end.
        }
        catch (Exception) when (!ended.IsCancellationRequested)
        {
            // The next reader meets the same, and it has a caller who is told.
        }
    }

    private CompactGraph CatchUp(CancellationToken cancellationToken)
    {
        using var snapshot = database.Snapshot();
        var current = graph ?? Open(snapshot.Session);
        try
        {
            new GraphWriter(current, snapshot.Session).CatchUp(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            // An event may be in it by half.
            Volatile.Write(ref graph, null);
            throw;
        }

        if (current.Added > Math.Max(LeastPacked, (current.Edges + current.Lines.Links.Count) / 4))
        {
            Pack(current);
            Wake();
        }

        Volatile.Write(ref graph, current);
        return current;
    }

    /// <summary>From the file if it is of this ledger, else empty.</summary>
    private CompactGraph Open(Session session)
    {
        if (GraphFile.Read(path) is not { } file || MarkAt(session, file.Mark.Position) is not { } mark) return new CompactGraph();
        if (mark.RecordedAt != file.Mark.RecordedAt || !mark.Hash.AsSpan().SequenceEqual(file.Mark.Hash)) return new CompactGraph();
        written = mark.Position;
        return file.Graph;
    }

    /// <summary>Packs the graph and takes its image; it is written when nobody waits for it.</summary>
    private void Pack(CompactGraph current)
    {
        current.Pack();
        using var snapshot = database.Snapshot();
        if (MarkAt(snapshot.Session, current.Position) is { } mark) toWrite = (new GraphImage(current), mark);
    }

    private void Write()
    {
        if (toWrite is not { } next) return;
        toWrite = null;
        try
        {
            GraphFile.Write(path, next.Image, next.Mark);
            written = next.Mark.Position;
        }
        catch (IOException)
        {
            // The next start reads the events instead.
        }
    }

    private static GraphMark? MarkAt(Session session, long position) =>
        EventPages.Find(session, position) is { } row ? new GraphMark(row.Seq, row.RecordedAt, row.Hash.ToArray()) : null;
}
