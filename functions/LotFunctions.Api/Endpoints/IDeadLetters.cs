namespace LotFunctions.Api.Endpoints;

/// <summary>What can be done with dead-lettered messages; each host does it with its own queues.</summary>
public interface IDeadLetters
{
    /// <summary>Puts it back into its queue, durably. False when the queue holds no dead letter of this id.</summary>
    Task<bool> ReplayAsync(string queue, string messageId, CancellationToken cancellationToken);

    /// <summary>Takes it off the dead-letter queue. False when the queue holds no dead letter of this id.</summary>
    Task<bool> DiscardAsync(string queue, string messageId, CancellationToken cancellationToken);
}
