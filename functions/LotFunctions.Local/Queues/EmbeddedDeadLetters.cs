using LotFunctions.Api.Endpoints;
using LotFunctions.Embedded.Sqlite.Queues;

namespace LotFunctions.Local.Queues;

internal sealed class EmbeddedDeadLetters(IMessageReceiver receiver) : IDeadLetters
{
    public Task<bool> ReplayAsync(string queue, string messageId, CancellationToken cancellationToken) =>
        receiver.ReplayAsync(queue, messageId, cancellationToken);

    public Task<bool> DiscardAsync(string queue, string messageId, CancellationToken cancellationToken) =>
        receiver.DiscardAsync(queue, messageId, cancellationToken);
}
