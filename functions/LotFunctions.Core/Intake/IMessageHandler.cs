namespace LotFunctions.Core.Intake;

/// <summary>
/// Does the work of a queue's messages, the same on every host. Idempotent. An exception means: deliver it again, and
/// dead-letter it after the queue's delivery limit.
/// </summary>
public interface IMessageHandler
{
    string Queue { get; }

    Task<Settlement> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken);
}

/// <summary>How a message ends: done, or to the dead-letter queue at once because no redelivery can help.</summary>
/// <param name="DeadLetterReason">Null when done; else a stable code.</param>
public sealed record Settlement(string? DeadLetterReason = null, string? Detail = null)
{
    public static readonly Settlement Done = new();
}
