using LotFunctions.Azure.Cosmos;
using Microsoft.Azure.Functions.Worker;

namespace LotFunctions.App.Functions;

/// <summary>Finishes the appends that an instance began and left. Whoever needs them finishes them too; this sees to the rest.</summary>
public sealed class StoreTimerFunctions(CosmosUpkeep upkeep)
{
    [Function("store-sweep")]
    public Task SweepAsync([TimerTrigger("30 * * * * *")] TimerInfo timer, CancellationToken cancellationToken) => upkeep.SweepAsync(cancellationToken);
}
