using System.Globalization;
using Azure.Messaging.ServiceBus;
using LotFunctions.Core.Quality;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.ServiceBus;

/// <summary>A dead letter becomes an exception, which keeps all of it; then it is taken off its queue.</summary>
internal static class DeadLetterIntake
{
    public static async Task TakeAsync(
        string queue, ServiceBusReceivedMessage message, ServiceBusMessageActions actions, IExceptions exceptions, CancellationToken cancellationToken)
    {
        // The queue's own number of the message: a replay that dies again is another.
        var death = message.SequenceNumber.ToString(CultureInfo.InvariantCulture);
        // Sent again under its own id, duplicate detection would drop it.
        var exception = DeadLetterException.Of(
            queue, message.MessageId, $"{message.MessageId}~{death}", death, message.DeadLetterReason ?? "dead-lettered",
            message.DeadLetterErrorDescription, message.Body.ToMemory().Span, message.EnqueuedTime);
        // One that people have resolved is not opened again by a second delivery.
        if (await exceptions.FindAsync(exception.ExceptionId, cancellationToken) is null) await exceptions.AddAsync(exception, cancellationToken);
        await actions.CompleteMessageAsync(message, CancellationToken.None);
    }
}
