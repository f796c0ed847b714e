using LotFunctions.Core.Workflows;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>Waits for what happens in the background; gives up only after a time that no healthy run takes.</summary>
internal static class Polling
{
    public static async Task UntilAsync(Func<Task<bool>> holds)
    {
        using var giveUp = new CancellationTokenSource(TimeSpan.FromMinutes(2));
        using var timer = new PeriodicTimer(TimeSpan.FromMilliseconds(5));
        while (!await holds())
        {
            await timer.WaitForNextTickAsync(giveUp.Token);
        }
    }

    public static async Task<WorkflowInfo> EndedAsync(
        IWorkflows engine, string instanceId, WorkflowRuntimeState expected, Action between)
    {
        WorkflowInfo? info = null;
        await UntilAsync(async () =>
        {
            info = await engine.FindAsync(instanceId, CancellationToken.None);
            if (info is { State: WorkflowRuntimeState.Running })
            {
                between();
            }

            return info is not (null or { State: WorkflowRuntimeState.Running });
        });
        Assert.True(info!.State == expected, $"{info.State}: {info.Failure}");
        return info;
    }
}
