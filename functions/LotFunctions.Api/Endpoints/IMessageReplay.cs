namespace LotFunctions.Api.Endpoints;

/// <summary>Puts a dead-lettered message back into its queue; each host does it with its own queues.</summary>
public interface IMessageReplay
{
    /// <summary>Durable when it returns. False when the queue holds no dead letter of this id.</summary>
    Task<bool> ReplayAsync(string queue, string messageId, CancellationToken cancellationToken);
}
