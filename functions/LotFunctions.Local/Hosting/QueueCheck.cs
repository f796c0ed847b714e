using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LotFunctions.Local.Hosting;

/// <summary>The queues can be asked and written.</summary>
internal sealed class QueueCheck(IMessageReceiver queues) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await queues.CountsAsync(QueueNames.AsnInbound, cancellationToken);
        if (queues is IWriteProbe probe) await probe.ProbeAsync(cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
