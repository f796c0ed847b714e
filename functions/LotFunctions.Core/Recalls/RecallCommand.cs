namespace LotFunctions.Core.Recalls;

/// <summary>The payload of the workflow's event <see cref="RecallWorkflow.CommandEvent"/>.</summary>
/// <param name="CommandId">Derived from the rest but the time: sent twice, it is one command. Its timeline entry has this id.</param>
public sealed record RecallCommand(string CommandId, RecallAction Action, string By, string? Comment, DateTimeOffset At)
{
    /// <summary>The scope version that a decision is about: one about an older version decides nothing. Null: any.</summary>
    public int? Version { get; init; }

    /// <summary>Of a retrace: the ledger position that the trace has to reach.</summary>
    public DateTimeOffset? Position { get; init; }
}
