namespace LotFunctions.Embedded.Sqlite;

/// <summary>
/// Copies what is committed from the log into the database on a thread of its own, so that the writer, whose callers wait,
/// finds little to copy when the log has grown long.
/// </summary>
internal sealed class Checkpoints : IAsyncDisposable
{
    private const int EveryCommits = 32;

    // A fourth of the log's length from which on the writer copies by itself; few commits are that long when many events come at once.
    private const int EveryPages = 4000;

    private readonly SemaphoreSlim due = new(0, 1);
    private readonly Session session;
    private readonly Task loop;
    private int commits;
    private int written;
    private volatile bool ended;

    public Checkpoints(Session session)
    {
        this.session = session;
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    /// <summary>Something was committed. Handlers run on the writer's thread: they must be short and must not throw.</summary>
    public event Action? Seen;

    /// <summary>To be called by the writer after each commit.</summary>
    /// <param name="pages">How many pages it has put into the log.</param>
    public void Committed(int pages)
    {
        Seen?.Invoke();
        written += pages;
        if (++commits < EveryCommits && written < EveryPages) return;
        (commits, written) = (0, 0);
        if (due.CurrentCount == 0) due.Release();
    }

    /// <summary>To be called when the writer has ended.</summary>
    public async ValueTask DisposeAsync()
    {
        ended = true;
        if (due.CurrentCount == 0) due.Release();
        await loop;
        session.Dispose();
        due.Dispose();
    }

    private void Run()
    {
        while (true)
        {
            due.Wait();
            if (ended) return;
            // Passive: it waits for nobody and holds up nobody. What it cannot copy now, the next one does.
            session.Query("PRAGMA wal_checkpoint(PASSIVE)", r => r.GetInt64(0));
        }
    }
}
