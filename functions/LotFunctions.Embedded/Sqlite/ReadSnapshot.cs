namespace LotFunctions.Embedded.Sqlite;

/// <summary>A read transaction: everything read by it is of one moment.</summary>
internal sealed class ReadSnapshot : IDisposable
{
    private readonly Action<Session> giveBack;
    private bool disposed;

    public ReadSnapshot(Session session, Action<Session> giveBack)
    {
        (Session, this.giveBack) = (session, giveBack);
        session.Execute("BEGIN");
    }

    public Session Session { get; }

    public void Dispose()
    {
        if (disposed) return;
        disposed = true;
        if (Session.InTransaction) Session.Execute("ROLLBACK");
        giveBack(Session);
    }
}
