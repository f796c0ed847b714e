using Azure.Messaging.ServiceBus;
using LotFunctions.App.ServiceBus;
using LotFunctions.Core.Intake;
using Microsoft.Azure.Functions.Worker;
using Microsoft.Extensions.Logging;

namespace LotFunctions.App.Functions;

/// <summary>The queues' work; the handlers are the same on every host.</summary>
public sealed class QueueFunctions(IEnumerable<IMessageHandler> handlers, ILogger<QueueFunctions> logger)
{
    /// <summary>The settings with the namespace: <c>ServiceBus__fullyQualifiedNamespace</c>, or a connection string in <c>ServiceBus</c>.</summary>
    public const string Connection = "ServiceBus";

    [Function(QueueNames.AsnInbound)]
    public Task AsnInboundAsync(
        [ServiceBusTrigger(QueueNames.AsnInbound, Connection = Connection, AutoCompleteMessages = false)] ServiceBusReceivedMessage message,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        MessageSettlement.SettleAsync(HandlerOf(QueueNames.AsnInbound), message, actions, cancellationToken);

    /// <remarks>Many at a time, because scans are small; no sessions, because what they mean does not depend on their order.</remarks>
    [Function(QueueNames.ScansInbound)]
    public Task ScansInboundAsync(
        [ServiceBusTrigger(QueueNames.ScansInbound, Connection = Connection, AutoCompleteMessages = false, IsBatched = true)]
        ServiceBusReceivedMessage[] messages,
        ServiceBusMessageActions actions,
        CancellationToken cancellationToken) =>
        BatchSettlement.SettleAsync(HandlerOf(QueueNames.ScansInbound), messages, actions, logger, cancellationToken);

    private IMessageHandler HandlerOf(string queue) => handlers.Single(handler => handler.Queue == queue);
}
