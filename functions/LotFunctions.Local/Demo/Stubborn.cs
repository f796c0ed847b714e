namespace LotFunctions.Local.Demo;

/// <summary>A caller that repeats what got no answer, as a supplier's or a scanner's system does.</summary>
internal sealed class Stubborn(TimeProvider clock)
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Repeats while the connection breaks or is refused. An answer that is not the expected one is never tried again:
    /// it would be a defect.
    /// </summary>
    public async Task<T> DoAsync<T>(Func<CancellationToken, Task<T>> step, CancellationToken cancellationToken)
    {
        using var timeout = new CancellationTokenSource(Patience, clock);
        using var patience = CancellationTokenSource.CreateLinkedTokenSource(timeout.Token, cancellationToken);
        while (true)
        {
            try
            {
                return await step(patience.Token);
            }
            catch (Exception e) when (e is HttpRequestException or IOException && !patience.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), clock, patience.Token);
            }
        }
    }
}
