namespace LotFunctions.Core.Recalls;

/// <summary>How this house runs its recalls.</summary>
public sealed record RecallOptions
{
    /// <summary>True: the person who starts a recall may approve it too.</summary>
    public bool StarterMayApprove { get; init; }

    /// <summary>Customers whose notices one activity writes: few enough that a large recall's activities end at about the same time.</summary>
    public int NoticeBatch { get; init; } = 50;

    /// <summary>Reminders to a customer who does not answer, the first at the due date, then daily; then it escalates.</summary>
    public int Reminders { get; init; } = 3;

    /// <summary>How often it is looked whether the ledger has news for open recalls. Between two looks nothing is done, and an append waits for none.</summary>
    public TimeSpan WatchEvery { get; init; } = TimeSpan.FromSeconds(1);

    /// <summary>How long a command waits for the workflow to apply it before it answers with the recall as it is.</summary>
    public TimeSpan CommandWait { get; init; } = TimeSpan.FromSeconds(10);

    public EffectivenessOptions Effectiveness { get; init; } = new();
}
