using LotFunctions.App.Workflows;
using LotFunctions.Core.Recalls;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LotFunctions.App.Functions;

/// <summary>Tells open recalls what was recorded, and starts the recalls that a crash left registered and not started. A host of several instances has no one start at which to do it.</summary>
public sealed class RecallTimerFunctions(RecallStart start, ScopeWatch watch, DurableClientAccessor durable)
{
    [Function("recalls-resume")]
    public async Task ResumeAsync(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Client = client;
        await start.ResumeAsync(cancellationToken);
    }

    /// <summary>A timer runs on one instance at a time.</summary>
    [Function("recalls-watch")]
    public async Task WatchAsync(
        [TimerTrigger("*/10 * * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Client = client;
        await watch.LookAsync(cancellationToken);
    }
}
