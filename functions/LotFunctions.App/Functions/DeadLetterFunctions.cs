using Azure.Messaging.ServiceBus;
using LotFunctions.App.ServiceBus;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>
/// Takes what was given up off the dead-letter queues into the exceptions, where people see it, replay it or dismiss it. What
/// the mail system gives up of notices-outbound stays its own.
/// </summary>
public sealed class DeadLetterFunctions(IExceptions exceptions)
{
    private const string DeadLetters = "/$DeadLetterQueue";

    [Function(QueueNames.AsnInbound + "-dead")]
    public Task AsnInboundAsync(
        [ServiceBusTrigger(QueueNames.AsnInbound + DeadLetters, Connection = QueueFunctions.Connection, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        DeadLetterIntake.TakeAsync(QueueNames.AsnInbound, message, actions, exceptions, cancellationToken);

    [Function(QueueNames.ScansInbound + "-dead")]
    public Task ScansInboundAsync(
        [ServiceBusTrigger(QueueNames.ScansInbound + DeadLetters, Connection = QueueFunctions.Connection, AutoCompleteMessages = false)]
        ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        DeadLetterIntake.TakeAsync(QueueNames.ScansInbound, message, actions, exceptions, cancellationToken);
}
