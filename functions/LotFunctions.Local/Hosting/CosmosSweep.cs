using LotFunctions.Azure.Cosmos;

namespace LotFunctions.Local.Hosting;

/// <summary>Opens the stores in Cosmos DB before anything works on them, and finishes from time to time what a process left there.</summary>
internal sealed class CosmosSweep(CosmosUpkeep upkeep, CosmosOptions options, TimeProvider clock, ILogger<CosmosSweep> logger) : BackgroundService
{
    public override async Task StartAsync(CancellationToken cancellationToken)
    {
        try
        {
            await upkeep.OpenAsync(cancellationToken);
        }
        catch (Exception e) when (e is not OperationCanceledException)
        {
            throw new LocalSetupException($"The stores in {options.Endpoint} cannot be opened: {e.Message}", e);
        }

        await base.StartAsync(cancellationToken);
    }

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.SweepInterval, clock);
        do
        {
            try
            {
                var finished = await upkeep.SweepAsync(stoppingToken);
                if (finished > 0) logger.LogInformation("{Count} appends that a process had left were finished", finished);
            }
            catch (Exception e) when (e is not OperationCanceledException)
            {
                logger.LogWarning(e, "The sweep of the ledger failed; it is tried again");
            }
        }
        while (await timer.WaitForNextTickAsync(stoppingToken));
    }
}
