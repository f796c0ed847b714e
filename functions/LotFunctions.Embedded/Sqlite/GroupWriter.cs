using System.Diagnostics;
using System.Threading.Channels;

namespace LotFunctions.Embedded.Sqlite;

/// <summary>
/// The one writer. Jobs wait in a bounded channel; all that wait become one transaction with one fsync, each in a savepoint
/// of its own, and a caller is answered only after the commit that holds its job.
/// </summary>
internal sealed class GroupWriter : IAsyncDisposable
{
    private const int Waiting = 1024;
    private const int GroupSize = 256;

    /// <summary>A group takes no further jobs after this time, so that the first of it does not wait for long.</summary>
    private static readonly TimeSpan GroupTime = TimeSpan.FromMilliseconds(25);

    // Synchronous: who brings a job wakes the writer by himself, not by a thread of the pool, behind all that waits there. What
    // goes on so, here or in a caller who waited for room, only passes something on.
    private readonly Channel<WriterJob> jobs = Channel.CreateBounded<WriterJob>(
        new BoundedChannelOptions(Waiting) { SingleReader = true, AllowSynchronousContinuations = true });

    private readonly Session session;
    private readonly Checkpoints checkpoints;
    private readonly Task loop;

    public GroupWriter(Session session, Checkpoints checkpoints)
    {
        (this.session, this.checkpoints) = (session, checkpoints);
        loop = Task.Factory.StartNew(Run, CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default);
    }

    public async Task<T> WriteAsync<T>(Func<Session, T> work, CancellationToken cancellationToken)
    {
        var job = new Job<T>(work, cancellationToken);
        try
        {
            await jobs.Writer.WriteAsync(job, cancellationToken);
        }
        catch (ChannelClosedException)
        {
            throw new ObjectDisposedException(nameof(Database));
        }

        return await job.Answer;
    }

    /// <summary>Puts a job behind all others and does not wait for it; it fails when the writer has ended.</summary>
    public void Post(WriterJob job)
    {
        if (jobs.Writer.TryWrite(job)) return;
        // Full, or ended. Those that wait for room are let in one after the other.
        _ = PostAsync(job);
    }

    /// <summary>Takes no more jobs, and returns when those that wait are committed.</summary>
    public async ValueTask DisposeAsync()
    {
        jobs.Writer.TryComplete();
        await loop;
        await checkpoints.DisposeAsync();
        session.Dispose();
    }

    private async Task PostAsync(WriterJob job)
    {
        try
        {
            await jobs.Writer.WriteAsync(job);
        }
        catch (ChannelClosedException)
        {
            job.Failed(new ObjectDisposedException(nameof(Database)));
        }
    }

    private void Run()
    {
        var group = new List<WriterJob>(GroupSize);
        while (WaitForJobs())
        {
            group.Clear();
            try
            {
                Commit(group);
                foreach (var job in group) job.Committed();
                checkpoints.Committed(session.TakeWrittenPages());
            }
            catch (Exception e)
            {
                // The callers get it: nothing of this group is recorded.
                foreach (var job in group) job.Failed(e);
            }
        }
    }

    private bool WaitForJobs()
    {
        var waiting = jobs.Reader.WaitToReadAsync();
        // A thread of its own: SQLite's calls block, and the thread pool is the hosts'.
        return waiting.IsCompleted ? waiting.Result : waiting.AsTask().GetAwaiter().GetResult();
    }

    private void Commit(List<WriterJob> group)
    {
        var started = Stopwatch.GetTimestamp();
        // In the group before the transaction begins: if it cannot begin, somebody hears of it.
        if (!jobs.Reader.TryRead(out var job)) return;
        group.Add(job);
        session.Statement("BEGIN IMMEDIATE").Run();
        try
        {
            // The first has nothing before it that would have to stay: the transaction is its savepoint, and the pages that it
            // changes need not be copied aside.
            if (!job.IsCancelled && !job.Run(session))
            {
                session.Forget();
                if (session.InTransaction) session.Statement("ROLLBACK").Run();
                return;
            }

            while (!job.EndsGroup && group.Count < GroupSize && Stopwatch.GetElapsedTime(started) < GroupTime && jobs.Reader.TryRead(out job))
            {
                group.Add(job);
                RunOne(job);
            }

            session.Statement("COMMIT").Run();
        }
        catch
        {
            session.Forget();
            if (session.InTransaction) session.Execute("ROLLBACK");
            throw;
        }
    }

    private void RunOne(WriterJob job)
    {
        if (job.IsCancelled) return;
        session.Statement("SAVEPOINT job").Run();
        if (!job.Run(session))
        {
            session.Forget();
            // SQLite may have taken the whole transaction back (disk full): then all of the group fail.
            if (!session.InTransaction) throw new IOException("The transaction was taken back by the database.", job.Error);
            session.Execute("ROLLBACK TO job");
        }

        session.Statement("RELEASE job").Run();
    }

    private sealed class Job<T>(Func<Session, T> work, CancellationToken cancellationToken) : WriterJob
    {
        private readonly TaskCompletionSource<T> answer = new(TaskCreationOptions.RunContinuationsAsynchronously);
        private T? result;
        private bool ran;

        public Task<T> Answer => answer.Task;

        public override bool IsCancelled => cancellationToken.IsCancellationRequested;

        public override void Committed()
        {
            if (Error is not null) answer.SetException(Error);
            else if (ran) answer.SetResult(result!);
            else answer.SetCanceled(cancellationToken);
        }

        public override void Failed(Exception e) => answer.SetException(Error ?? e);

        protected override void Work(Session session)
        {
            result = work(session);
            ran = true;
        }
    }
}
