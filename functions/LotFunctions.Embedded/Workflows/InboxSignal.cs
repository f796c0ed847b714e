using System.Threading.Channels;

namespace LotFunctions.Embedded.Workflows;

/// <summary>Wakes a workflow that waits for an event; any number of wakes before it looks are one.</summary>
internal sealed class InboxSignal(TimeProvider clock)
{
    // A timer holds 49 days at most; a longer wait looks up once a day.
    private static readonly TimeSpan LongestWait = TimeSpan.FromDays(1);

    private readonly Channel<bool> wakes = Channel.CreateBounded<bool>(
        new BoundedChannelOptions(1) { FullMode = BoundedChannelFullMode.DropWrite });

    public void Wake() => wakes.Writer.TryWrite(true);

    /// <summary>Returns when woken, or about at the deadline: the caller looks again.</summary>
    public async Task WaitAsync(DateTimeOffset? deadline, CancellationToken stopping)
    {
        using var timer = new CancellationTokenSource(PauseUntil(deadline), clock);
        using var either = CancellationTokenSource.CreateLinkedTokenSource(timer.Token, stopping);
        try
        {
            await wakes.Reader.ReadAsync(either.Token);
        }
        catch (OperationCanceledException) when (!stopping.IsCancellationRequested)
        {
            // It is time.
        }
    }

    private TimeSpan PauseUntil(DateTimeOffset? deadline)
    {
        if (deadline is not { } at)
        {
            return Timeout.InfiniteTimeSpan;
        }

        // Timers count whole milliseconds: rounded up, or the last one would be spent looking over and over.
        var pause = TimeSpan.FromMilliseconds(Math.Ceiling((at - clock.GetUtcNow()).TotalMilliseconds));
        return pause > LongestWait ? LongestWait : pause > TimeSpan.Zero ? pause : TimeSpan.Zero;
    }
}
