using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Queues;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LotFunctions.Local.Hosting;

/// <summary>The ledger can be read.</summary>
internal sealed class LedgerCheck(ILedger ledger) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>The blob folder can be asked.</summary>
internal sealed class BlobCheck(IBlobStore blobs) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await blobs.FindAsync("health/none", cancellationToken);
        return HealthCheckResult.Healthy();
    }
}

/// <summary>The queues can be asked.</summary>
internal sealed class QueueCheck(IMessageReceiver queues) : IHealthCheck
{
    public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
    {
        await queues.CountsAsync(QueueNames.AsnInbound, cancellationToken);
        return HealthCheckResult.Healthy();
    }
}
