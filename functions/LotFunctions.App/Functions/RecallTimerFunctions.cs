using LotFunctions.App.Workflows;
using LotFunctions.Core.Recalls;
using Microsoft.Azure.Functions.Worker;
using Microsoft.DurableTask.Client;

namespace LotFunctions.App.Functions;

/// <summary>Starts the recalls that a crash left registered and not started. A host of several instances has no one start at which to do it.</summary>
public sealed class RecallTimerFunctions(RecallStart start, DurableClientAccessor durable)
{
    [Function("recalls-resume")]
    public async Task ResumeAsync(
        [TimerTrigger("0 */5 * * * *")] TimerInfo timer, [DurableClient] DurableTaskClient client, CancellationToken cancellationToken)
    {
        durable.Client = client;
        await start.ResumeAsync(cancellationToken);
    }
}
