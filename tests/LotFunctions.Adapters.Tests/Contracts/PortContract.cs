using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>What every adapter of a port must do. An adapter's suite says how to open it on data of its own, and again.</summary>
public abstract class PortContract<TPort> : IAsyncLifetime
    where TPort : class
{
    private TPort? port;

    protected FakeTimeProvider Clock { get; } = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    protected TPort Port => port ?? throw new InvalidOperationException("Not opened.");

    protected static CancellationToken None => CancellationToken.None;

    public async Task InitializeAsync() => port = await OpenAsync();

    public async Task DisposeAsync()
    {
        await CloseAsync();
        await RemoveAsync();
    }

    /// <summary>Opens the adapter; called again after <see cref="CloseAsync"/>, on the same data.</summary>
    protected abstract Task<TPort> OpenAsync();

    protected abstract Task CloseAsync();

    /// <summary>Removes the data.</summary>
    protected abstract Task RemoveAsync();

    /// <summary>As after a restart of the host.</summary>
    protected async Task ReopenAsync()
    {
        await CloseAsync();
        port = await OpenAsync();
    }
}
