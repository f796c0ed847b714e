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
