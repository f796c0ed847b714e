namespace LotFunctions.Embedded.Sqlite.Ledger;

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
