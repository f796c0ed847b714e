using Azure.Messaging.ServiceBus;
using LotFunctions.Core.Intake;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.ServiceBus;

/// <summary>
/// Hands a message to its queue's handler and settles it by the handler's word. An exception passes through unsettled: the
/// host logs it and gives the message back, and the queue dead-letters it after its delivery limit.
/// </summary>
internal static class MessageSettlement
{
    /// <summary>Service Bus takes no longer description.</summary>
    private const int LongestDetail = 4096;

    public static async Task SettleAsync(
        IMessageHandler handler, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, CancellationToken cancellationToken)
    {
        var settlement = await handler.HandleAsync(message.Body.ToMemory(), cancellationToken);
        // What is done is settled even when the host is stopping, or it would be done again.
        if (settlement.DeadLetterReason is not { } reason)
        {
            await actions.CompleteMessageAsync(message, CancellationToken.None);
            return;
        }

        var detail = settlement.Detail is { Length: > LongestDetail } tooLong ? tooLong[..LongestDetail] : settlement.Detail;
        await actions.DeadLetterMessageAsync(
            message, propertiesToModify: null, deadLetterReason: reason, deadLetterErrorDescription: detail, CancellationToken.None);
    }
}
