using LotFunctions.Local.Demo;

namespace LotFunctions.Api.Tests.Crash;

/// <summary>Kills the host at random moments, starts it again, and so on until told to stop; then leaves it running.</summary>
internal sealed class Reaper(HostProcess host, Random random, int most)
{
    /// <summary>Between a start and the next kill: long enough that a step can pass, short enough to fall into one.</summary>
    private const int LongestLifeMilliseconds = 700;

    public async Task RunAsync(CancellationToken stop)
    {
        while (!stop.IsCancellationRequested && host.Kills < most)
        {
            var life = TimeSpan.FromMilliseconds(random.Next(LongestLifeMilliseconds));
            try
            {
                await Task.Delay(life, TimeProvider.System, stop);
            }
            catch (OperationCanceledException)
            {
                return;
            }

            await host.KillAsync();
            await host.StartAsync(default);
        }
    }
}
