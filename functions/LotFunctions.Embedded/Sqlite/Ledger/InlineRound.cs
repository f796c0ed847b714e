namespace LotFunctions.Embedded.Sqlite.Ledger;

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
