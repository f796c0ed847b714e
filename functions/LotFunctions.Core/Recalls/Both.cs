namespace LotFunctions.Core.Recalls;

/// <summary>Two works at once that belong together: when one fails the other is stopped, and nothing goes on behind the failure.</summary>
internal static class Both
{
    public static async Task<(T1 First, T2 Second)> RunAsync<T1, T2>(
        Func<CancellationToken, Task<T1>> first, Func<CancellationToken, Task<T2>> second, CancellationToken cancellationToken)
    {
        using var stop = CancellationTokenSource.CreateLinkedTokenSource(cancellationToken);
        // On threads of their own: a work may calculate for long before it waits for anything.
        var (one, two) = (Task.Run(() => OrStopAsync(first)), Task.Run(() => OrStopAsync(second)));
        // Throws what failed, not that the other was stopped for it.
        await Task.WhenAll(one, two);
        return (await one, await two);

        async Task<T> OrStopAsync<T>(Func<CancellationToken, Task<T>> work)
        {
            try
            {
                return await work(stop.Token);
            }
            catch
            {
                await stop.CancelAsync();
                throw;
            }
        }
    }
}
