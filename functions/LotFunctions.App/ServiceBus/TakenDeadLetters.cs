using LotFunctions.Api.Endpoints;

namespace LotFunctions.App.ServiceBus;

/// <summary>No dead letter stays in a queue here: each was taken into the exceptions, whole, and is sent again from there.</summary>
internal sealed class TakenDeadLetters : IDeadLetters
{
    public Task<bool> ReplayAsync(string queue, string messageId, CancellationToken cancellationToken) => Task.FromResult(false);

    public Task<bool> DiscardAsync(string queue, string messageId, CancellationToken cancellationToken) => Task.FromResult(false);
}
