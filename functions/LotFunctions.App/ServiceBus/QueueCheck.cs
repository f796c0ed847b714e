using Azure.Messaging.ServiceBus;
using LotFunctions.Core.Intake;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LotFunctions.App.ServiceBus;

/// <summary>The queues can be asked.</summary>
internal sealed class QueueCheck(ServiceBusClient client) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var receiver = client.CreateReceiver(QueueNames.AsnInbound);
        await receiver.PeekMessageAsync(cancellationToken: cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
