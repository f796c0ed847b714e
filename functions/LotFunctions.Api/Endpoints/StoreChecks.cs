using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using Microsoft.Extensions.Diagnostics.HealthChecks;

namespace LotFunctions.Api.Endpoints;

/// <summary>The health of what every host has; its queues are its own to check.</summary>
public static class StoreChecks
{
    public static IHealthChecksBuilder AddStores(this IHealthChecksBuilder checks) =>
        checks.AddCheck<LedgerCheck>("ledger").AddCheck<BlobCheck>("blobs");

    /// <summary>The ledger can be read and, where it can tell, written.</summary>
    private sealed class LedgerCheck(ILedger ledger) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await using var view = await ledger.ViewAsync(null, cancellationToken);
            if (ledger is IWriteProbe probe) await probe.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }

    /// <summary>The blobs can be asked and, where they can tell, written.</summary>
    private sealed class BlobCheck(IBlobStore blobs) : IHealthCheck
    {
        public async Task<HealthCheckResult> CheckHealthAsync(HealthCheckContext context, CancellationToken cancellationToken = default)
        {
            await blobs.FindAsync("health/none", cancellationToken);
            if (blobs is IWriteProbe probe) await probe.ProbeAsync(cancellationToken);
            return HealthCheckResult.Healthy();
        }
    }
}
