using LotFunctions.Core.Intake;
using LotFunctions.Embedded.Sqlite.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LotFunctions.Local.Hosting;

/// <summary>The queues can be asked.</summary>
internal sealed class QueueCheck(IMessageReceiver queues) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await queues.CountsAsync(QueueNames.AsnInbound, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
