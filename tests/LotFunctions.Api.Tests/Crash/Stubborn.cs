using LotFunctions.Local.Demo;

namespace LotFunctions.Api.Tests.Crash;

/// <summary>A caller that repeats what got no answer, as a supplier's or a scanner's system does.</summary>
internal static class Stubborn
{
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(3);

    /// <summary>
    /// Repeats while the connection breaks or is refused. An answer that is not the expected one is never tried again:
    /// it would be a defect.
    /// </summary>
    public static async Task<T> DoAsync<T>(Func<CancellationToken, Task<T>> step)
    {
        using var patience = new CancellationTokenSource(Patience, TimeProvider.System);
        while (true)
        {
            try
            {
                return await step(patience.Token);
            }
            catch (Exception e) when (e is HttpRequestException or IOException && !patience.IsCancellationRequested)
            {
                await Task.Delay(TimeSpan.FromMilliseconds(20), TimeProvider.System, patience.Token);
            }
        }
    }

    public static Task<IReadOnlyList<string>> DoAsync(StoryStep step) => DoAsync(step.Run);
}
