namespace LotFunctions.Local.Queues;

/// <summary>The section <c>LotFunctions:Queues</c>: how messages are worked on.</summary>
public sealed record PumpOptions
{
    /// <summary>Messages of one queue at a time.</summary>
    public int Parallelism { get; init; } = 4;

    /// <summary>How long a message is invisible to others; prolonged while it is worked on.</summary>
    public TimeSpan Visibility { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>The pause after the first failed delivery; it doubles with each further one.</summary>
    public TimeSpan FirstPause { get; init; } = TimeSpan.FromSeconds(1);

    public TimeSpan LongestPause { get; init; } = TimeSpan.FromMinutes(5);

    /// <summary>How often an idle queue is looked at; what is sent wakes it at once.</summary>
    public TimeSpan Idle { get; init; } = TimeSpan.FromSeconds(15);

    internal TimeSpan PauseAfter(int delivery)
    {
        var factor = 1L << Math.Min(delivery - 1, 20);
        return FirstPause.Ticks > LongestPause.Ticks / factor ? LongestPause : FirstPause * factor;
    }
}
