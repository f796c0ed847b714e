using Azure.Messaging.ServiceBus;
using LotFunctions.Core.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LotFunctions.App.ServiceBus;

/// <summary>Settles each message of a batch for itself: one that fails goes back alone and keeps no other from its end.</summary>
internal static class BatchSettlement
{
    public static Task SettleAsync(
        IMessageHandler handler, IEnumerable<ServiceBusReceivedMessage> messages, ServiceBusMessageActions actions, ILogger logger,
        CancellationToken cancellationToken) =>
        Task.WhenAll(messages.Select(message => SettleAsync(handler, message, actions, logger, cancellationToken)));

    private static async Task SettleAsync(
        IMessageHandler handler, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, ILogger logger, CancellationToken cancellationToken)
    {
        try
        {
            await MessageSettlement.SettleAsync(handler, message, actions, cancellationToken);
        }
        catch (Exception e) when (!cancellationToken.IsCancellationRequested)
        {
            // Thrown on, it would give back the whole batch.
            logger.LogError(e, "Delivery {Delivery} of message {MessageId} of {Queue} failed", message.DeliveryCount, message.MessageId, handler.Queue);
            await actions.AbandonMessageAsync(message, propertiesToModify: null, CancellationToken.None);
        }
    }
}
