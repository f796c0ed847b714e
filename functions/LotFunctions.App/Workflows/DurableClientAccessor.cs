using Microsoft.DurableTask.Client;

namespace LotFunctions.App.Workflows;

/// <summary>Durable Functions hands its client to a function, not to the container: the function lays it here for those it calls.</summary>
public sealed class DurableClientAccessor
{
    private readonly AsyncLocal<DurableTaskClient?> current = new();

    /// <summary>The running function's client; throws when the function did not ask for one.</summary>
    public DurableTaskClient Client
    {
        get => current.Value ?? throw new InvalidOperationException("This function has no [DurableClient] parameter.");
        set => current.Value = value;
    }
}
