using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Fakes;

internal sealed class MemoryControlNumbers : IControlNumbers
{
    private readonly Dictionary<string, long> last = [];

    public Task<long> NextAsync(string sequence, CancellationToken cancellationToken) =>
        Task.FromResult(last[sequence] = last.GetValueOrDefault(sequence) + 1);
}
