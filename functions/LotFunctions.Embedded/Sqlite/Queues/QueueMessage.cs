namespace LotFunctions.Embedded.Sqlite.Queues;

/// <summary>A message on lease: invisible to others until its visibility ends, and settled by its token alone.</summary>
/// <param name="MessageId">The sender's id.</param>
/// <param name="Body">As sent.</param>
/// <param name="DeliveryCount">1 for the first delivery.</param>
/// <param name="EnqueuedAt">When it was sent.</param>
/// <param name="Lease">Settles this delivery; of no use once another delivery has begun.</param>
public sealed record QueueMessage(
    string Queue, string MessageId, ReadOnlyMemory<byte> Body, int DeliveryCount, DateTimeOffset EnqueuedAt, string Lease);

/// <summary>A message that was given up.</summary>
/// <param name="Reason">A stable code; <see cref="QueueReason.DeliveryLimit"/> or the handler's.</param>
public sealed record DeadLetter(
    string Queue, string MessageId, ReadOnlyMemory<byte> Body, int DeliveryCount, DateTimeOffset EnqueuedAt,
    DateTimeOffset DeadAt, string Reason, string? Detail);

/// <summary>How many messages a queue holds.</summary>
/// <param name="Ready">Visible now.</param>
/// <param name="Delayed">On lease, or delayed after a failure.</param>
/// <param name="Dead">In the dead-letter queue.</param>
public sealed record QueueCounts(int Ready, int Delayed, int Dead);

/// <summary>Reasons that the queue itself gives.</summary>
public static class QueueReason
{
    public const string DeliveryLimit = "delivery-limit";
}
