using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Sequences in a dictionary.</summary>
internal sealed class MemoryControlNumbers : IControlNumbers
{
    private readonly Dictionary<string, long> last = new(StringComparer.Ordinal);

    public IReadOnlyDictionary<string, long> Last => last;

    public Task<long> NextAsync(string sequence, CancellationToken cancellationToken) =>
        Task.FromResult(last[sequence] = last.GetValueOrDefault(sequence) + 1);
}
