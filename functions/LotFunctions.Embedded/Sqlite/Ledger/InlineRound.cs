namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A round that is decided in the writer's job itself, on the writer's connection.</summary>
internal sealed class InlineRound(AppendQueue queue, long number) : AppendRound(queue, number)
{
    private bool began;

    /// <summary>
    /// Else callers that keep coming would go on in one group until all of them wait for its end: so one half of them sends anew
    /// while the other half's is committed.
    /// </summary>
    public override bool EndsGroup => true;

    public override bool TakesMore => false;

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
