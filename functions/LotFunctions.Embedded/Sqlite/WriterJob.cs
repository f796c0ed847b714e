namespace LotFunctions.Embedded.Sqlite;

/// <summary>A job of the one writer. All of it is called on the writer's thread; nothing but <see cref="Run"/> may take long.</summary>
internal abstract class WriterJob
{
    /// <summary>Not begun any more.</summary>
    public virtual bool IsCancelled => false;

    /// <summary>Its group is committed as soon as it has run; what waits behind it goes with the next one.</summary>
    public virtual bool EndsGroup => false;

    /// <summary>Why it was taken back alone.</summary>
    public Exception? Error { get; private set; }

    /// <summary>False when it has failed and has to be taken back.</summary>
    public bool Run(Session session)
    {
        try
        {
            Work(session);
            return true;
        }
        catch (Exception e)
        {
            Error = e;
            return false;
        }
    }

    /// <summary>What its group did is durable: its own work too, unless there is an <see cref="Error"/>.</summary>
    public abstract void Committed();

    /// <summary>Nothing of its group is recorded.</summary>
    public abstract void Failed(Exception e);

    protected abstract void Work(Session session);
}
