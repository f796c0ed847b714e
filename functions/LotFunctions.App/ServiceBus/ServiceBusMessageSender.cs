using System.Collections.Concurrent;
using Azure.Messaging.ServiceBus;
using LotFunctions.Core.Intake;

namespace LotFunctions.App.ServiceBus;

/// <summary>Sends to Service Bus; the queues' duplicate detection drops a message id that came before.</summary>
internal sealed class ServiceBusMessageSender(ServiceBusClient client) : IMessageSender
{
    private readonly ConcurrentDictionary<string, ServiceBusSender> senders = new(StringComparer.Ordinal);

    public Task SendAsync(string queue, string messageId, ReadOnlyMemory<byte> body, CancellationToken cancellationToken) =>
        senders.GetOrAdd(queue, client.CreateSender)
            .SendMessageAsync(new ServiceBusMessage(BinaryData.FromBytes(body)) { MessageId = messageId }, cancellationToken);
}
