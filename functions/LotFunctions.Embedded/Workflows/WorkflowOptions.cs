namespace LotFunctions.Embedded.Workflows;

/// <summary>How the journal engine runs activities.</summary>
public sealed record WorkflowOptions
{
    /// <summary>How often an activity is tried before it has failed for good.</summary>
    public int Attempts { get; init; } = 8;

    /// <summary>The pause after the first failed attempt; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromMilliseconds(250);

    /// <summary>The longest pause between attempts.</summary>
    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>
    /// After this time an attempt is cancelled and counts as failed. One that does not heed its cancellation is left behind
    /// and may still be at work while the next one starts.
    /// </summary>
    public TimeSpan AttemptTimeout { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How many activities of one fan-out run at a time.</summary>
    public int Parallelism { get; init; } = Environment.ProcessorCount;

    /// <summary>The pause after this attempt (counted from 1).</summary>
    internal TimeSpan PauseAfter(int attempt)
    {
        // 2^30 of the first pause is beyond any sensible cap, and the factor stays in range.
        var factor = 1L << Math.Min(attempt - 1, 30);
        var longest = LongestPause.Ticks;
        return TimeSpan.FromTicks(FirstPause.Ticks > longest / factor ? longest : FirstPause.Ticks * factor);
    }
}
