using LotFunctions.Core.Recalls;

namespace LotFunctions.Local.Hosting;

/// <summary>Looks every second whether the ledger has news for open recalls.</summary>
internal sealed class ScopeWatcher(ScopeWatch watch, RecallOptions options, TimeProvider clock, ILogger<ScopeWatcher> logger) : BackgroundService
{
    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        using var timer = new PeriodicTimer(options.WatchEvery, clock);
        try
        {
            while (await timer.WaitForNextTickAsync(stoppingToken)) await LookAsync(stoppingToken);
        }
        catch (OperationCanceledException) when (stoppingToken.IsCancellationRequested)
        {
            // A clean stop.
        }
    }

    private async Task LookAsync(CancellationToken stopping)
    {
        try
        {
            var told = await watch.LookAsync(stopping);
            if (told > 0) logger.LogInformation("{Count} open recalls are traced again", told);
        }
        catch (Exception e) when (!stopping.IsCancellationRequested)
        {
            logger.LogError(e, "Open recalls could not be watched; it is tried again");
        }
    }
}
