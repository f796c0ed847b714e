namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Some appends that are decided together and written in one job. A job that fails is taken back alone.</summary>
internal abstract class AppendRound(AppendQueue queue, long number) : WriterJob, IThreadPoolWorkItem
{
    private readonly ManualResetEventSlim ended = new();
    private volatile bool failed;
    private int answering;
    private int answered;

    /// <summary>What comes while it is decided goes with it: it costs its heads and a page, whether it is large or small.</summary>
    public virtual bool TakesMore => true;

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

    /// <summary>Answers call by call. Each caller goes on in it, so that another thread takes the next one.</summary>
    void IThreadPoolWorkItem.Execute()
    {
        Volatile.Write(ref answering, 0);
        for (var at = Next(); at < Calls.Count; at = Next())
        {
            if (at + 1 < Calls.Count && Interlocked.Exchange(ref answering, 1) == 0) ThreadPool.UnsafeQueueUserWorkItem(this, preferLocal: false);
            Calls[at].Committed();
        }

        int Next() => Interlocked.Increment(ref answered) - 1;
    }

    /// <summary>To the callers whose appends it has.</summary>
    protected virtual void Answer(Exception e)
    {
        foreach (var call in Calls) call.Failed(e);
    }
}
