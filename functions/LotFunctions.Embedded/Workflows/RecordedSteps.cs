namespace LotFunctions.Embedded.Workflows;

/// <summary>The recorded steps of an instance, given out once each, in the order of the calls.</summary>
internal sealed class RecordedSteps(IEnumerable<JournalEntry> entries)
{
    private readonly Dictionary<long, JournalEntry> left = entries.ToDictionary(entry => entry.Seq);
    private long next = 1;

    /// <summary>True when all of them have been played back.</summary>
    public bool AreUsedUp => left.Count == 0;

    /// <summary>The number of the first of so many calls that follow one another.</summary>
    public long Reserve(int calls)
    {
        var first = next;
        next += calls;
        return first;
    }

    /// <summary>What was recorded of a call; null for one that is new. Throws when it was another call.</summary>
    public JournalEntry? Take(long seq, JournalKind kind, string name, string inputHash)
    {
        if (!left.Remove(seq, out var entry))
        {
            return null;
        }

        if (entry.Kind != kind || entry.Name != name)
        {
            throw new WorkflowBrokenException(
                $"Step {seq} was {Text(entry.Kind)} {entry.Name}; now the workflow asks for {Text(kind)} {name}.");
        }

        if (entry.InputHash != inputHash)
        {
            throw new WorkflowBrokenException(
                $"Step {seq}, {Text(kind)} {name}, was asked for with another {(kind == JournalKind.Event ? "deadline" : "input")}.");
        }

        return entry;
    }

    /// <summary>To be called at the workflow's end: it must have asked for everything that was recorded.</summary>
    public void EnsureUsedUp()
    {
        if (!AreUsedUp)
        {
            var first = left.MinBy(step => step.Key).Value;
            throw new WorkflowBrokenException(
                $"The workflow ended without step {first.Seq}, {Text(first.Kind)} {first.Name}, which was recorded.");
        }
    }

    private static string Text(JournalKind kind) => kind == JournalKind.Activity ? "activity" : "event";
}
