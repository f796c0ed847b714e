namespace LotFunctions.Embedded.Workflows;

/// <summary>One recorded step of a workflow: what it asked for, and what came of it.</summary>
/// <param name="Seq">The number of the call within its instance, from 1.</param>
/// <param name="Name">The activity's or the event's.</param>
/// <param name="InputHash">SHA-256 of the activity's input, or of the wait's deadline.</param>
/// <param name="Result">JSON; null for a failed activity, and for a wait that its deadline ended.</param>
/// <param name="Failure">Why the activity failed for good; null otherwise.</param>
internal sealed record JournalEntry(
    long Seq, JournalKind Kind, string Name, string InputHash, byte[]? Result, string? Failure, DateTimeOffset At);

internal enum JournalKind
{
    Activity,
    Event,
}
