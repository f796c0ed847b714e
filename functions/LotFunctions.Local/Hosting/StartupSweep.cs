using LotFunctions.Core.Intake;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Local.Hosting;

/// <summary>Takes up what a crash left between two steps.</summary>
internal sealed class StartupSweep(AsnIntake intake, RecallStart recalls, ILogger<StartupSweep> logger) : IHostedService
{
    public async Task StartAsync(CancellationToken cancellationToken)
    {
        var documents = await intake.ResumeAsync(cancellationToken);
        if (documents > 0) logger.LogInformation("{Count} documents that were accepted and not yet processed are queued again", documents);
        await recalls.ResumeAsync(cancellationToken);
    }

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
