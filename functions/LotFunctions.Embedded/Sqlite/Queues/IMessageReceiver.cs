using LotFunctions.Core;

namespace LotFunctions.Embedded.Sqlite.Queues;

/// <summary>The receiving side of the embedded queues: at-least-once, in the order of sending among what is visible.</summary>
public interface IMessageReceiver
{
    /// <summary>
    /// Leases messages that are visible. A message whose visibility ended without being settled is delivered again; after the
    /// delivery limit it goes to the dead-letter queue instead, with <see cref="QueueReason.DeliveryLimit"/>.
    /// </summary>
    Task<IReadOnlyList<QueueMessage>> ReceiveAsync(string queue, int max, TimeSpan visibility, CancellationToken cancellationToken);

    /// <summary>Done: the message is removed. False (here and below) when the lease is no longer the message's own.</summary>
    Task<bool> CompleteAsync(QueueMessage message, CancellationToken cancellationToken);

    /// <summary>Visible again after a delay; the detail shows why, should the message die.</summary>
    Task<bool> AbandonAsync(QueueMessage message, TimeSpan delay, string? detail, CancellationToken cancellationToken);

    /// <summary>Prolongs the visibility, from now on.</summary>
    Task<bool> RenewAsync(QueueMessage message, TimeSpan visibility, CancellationToken cancellationToken);

    Task<bool> DeadLetterAsync(QueueMessage message, string reason, string? detail, CancellationToken cancellationToken);

    /// <summary>Oldest first.</summary>
    Task<Page<DeadLetter>> DeadLettersAsync(string queue, int limit, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>Puts a dead letter back into its queue as if it had just been sent; false when there is none of this id.</summary>
    Task<bool> ReplayAsync(string queue, string messageId, CancellationToken cancellationToken);

    /// <summary>Removes a dead letter, once it is on another list; false when there is none of this id.</summary>
    Task<bool> DiscardAsync(string queue, string messageId, CancellationToken cancellationToken);

    Task<QueueCounts> CountsAsync(string queue, CancellationToken cancellationToken);

    /// <summary>Returns as soon as the queue may have a visible message (sent, abandoned or lapsed), or after the longest wait.</summary>
    Task WaitAsync(string queue, TimeSpan longest, CancellationToken cancellationToken);
}
