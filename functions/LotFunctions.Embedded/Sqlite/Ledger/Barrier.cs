namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Nothing but a place in the order of the writer's jobs: all before it have ended when it has.</summary>
internal sealed class Barrier : WriterJob
{
    private readonly ManualResetEventSlim ended = new();
    private Exception? failure;
    private int forgotten;

    /// <summary>The writer's <see cref="Session.Forgotten"/> when all before it were run; they are committed.</summary>
    /// <exception cref="IOException">The writer cannot work.</exception>
    public int Forgotten()
    {
        Wait();
        return failure is null ? forgotten : throw new IOException("The writer cannot work.", failure);
    }

    public void Wait() => ended.Wait();

    public override void Committed() => ended.Set();

    public override void Failed(Exception e)
    {
        failure = e;
        ended.Set();
    }

    protected override void Work(Session session) => forgotten = session.Forgotten;
}
