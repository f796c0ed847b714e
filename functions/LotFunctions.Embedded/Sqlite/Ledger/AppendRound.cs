namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Some appends that are decided together and written in one job. A job that fails is taken back alone.</summary>
internal abstract class AppendRound(AppendQueue queue, long number) : WriterJob, IThreadPoolWorkItem
{
    private readonly ManualResetEventSlim ended = new();
    private volatile bool failed;

    /// <summary>In the order of the rounds.</summary>
    public long Number => number;

    public List<AppendCall> Calls { get; } = [];

    /// <summary>What they record.</summary>
    public LedgerBatch? Batch { get; set; }

    /// <summary>To be decided again, as what it rested on was taken back.</summary>
    public bool IsStale => Error is LedgerStaleException;

    /// <summary>Nothing of it is recorded, or will be.</summary>
    public bool HasFailed => failed || Error is not null;

    /// <summary>It is recorded, or has failed.</summary>
    public bool HasEnded => HasFailed || ended.IsSet;

    protected AppendQueue Queue => queue;

    /// <summary>What it was decided on.</summary>
    public LedgerMemory? Memory => Batch?.Memory;

    /// <summary>Until the transaction has ended that it is in.</summary>
    public void Wait() => ended.Wait();

    public override void Committed()
    {
        if (Error is null)
        {
            ended.Set();
            // The writer has other work than to wake the callers.
            ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
        }
        else
        {
            Failed(Error);
        }
    }

    public override void Failed(Exception e)
    {
        failed = true;
        ended.Set();
        if (IsStale) queue.Again();
        else Answer(Error ?? e);
    }

    void IThreadPoolWorkItem.Execute()
    {
        foreach (var call in Calls) call.Committed();
    }

    /// <summary>To the callers whose appends it has.</summary>
    protected virtual void Answer(Exception e)
    {
        foreach (var call in Calls) call.Failed(e);
    }
}

/// <summary>A round that is decided in the writer's job itself, on the writer's connection.</summary>
internal sealed class InlineRound(AppendQueue queue, long number) : AppendRound(queue, number)
{
    private bool began;

    protected override void Work(Session session)
    {
        began = true;
        Queue.Decide(this, session);
    }

    /// <summary>It may not have come to run: then nobody else has the appends that wait.</summary>
    protected override void Answer(Exception e)
    {
        base.Answer(e);
        if (!began) Queue.Fail(e);
    }
}

/// <summary>
/// A round that is decided ahead, while the writer still commits those before. Where it needs more than a reader sees, it
/// borrows the writer's connection, whose job is then this one and waits for it.
/// </summary>
internal sealed class AheadRound(AppendQueue queue, long number) : AppendRound(queue, number)
{
    private readonly ManualResetEventSlim lent = new();
    private readonly ManualResetEventSlim returned = new();
    private Session? writer;
    private Exception? failure;

    public bool IsLent { get; private set; }

    /// <summary>The writer's connection, with all rounds before in it.</summary>
    public Session Borrow(Database database)
    {
        IsLent = true;
        database.Post(this);
        lent.Wait();
        return writer ?? throw new IOException("The writer has ended.", failure);
    }

    /// <summary>The batch is written, or why it is not.</summary>
    public void Return(Exception? why)
    {
        failure = why;
        returned.Set();
    }

    public override void Failed(Exception e)
    {
        if (writer is null) failure = e;
        base.Failed(e);
        lent.Set();
    }

    protected override void Work(Session session)
    {
        if (!IsLent)
        {
            Batch!.Write(session);
            return;
        }

        writer = session;
        lent.Set();
        returned.Wait();
        if (failure is LedgerStaleException) throw new LedgerStaleException();
        if (failure is not null) throw new IOException("The appends were not decided.", failure);
    }
}

/// <summary>Nothing but a place in the order of the writer's jobs: all before it is committed when it is.</summary>
internal sealed class Barrier : WriterJob
{
    private readonly TaskCompletionSource<int> forgotten = new();
    private int seen;

    /// <summary>The writer's <see cref="Session.Forgotten"/>.</summary>
    public int Wait() => forgotten.Task.GetAwaiter().GetResult();

    public override void Committed() => forgotten.SetResult(seen);

    public override void Failed(Exception e) => forgotten.SetException(e);

    protected override void Work(Session session) => seen = session.Forgotten;
}
