using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

internal static class LedgerBatches
{
    /// <summary>What was recorded after one position and up to another, a few thousand events at a time.</summary>
    /// <param name="types">Of the events that are asked for.</param>
    public static async IAsyncEnumerable<IReadOnlyList<RecordedEvent>> BatchesAsync(
        this ILedger ledger, DateTimeOffset after, DateTimeOffset upTo, int size, Func<LotEventType, bool> types,
        [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (after >= upTo) yield break;
        var batch = new List<RecordedEvent>();
        await foreach (var recorded in ledger.ReadAllAsync(after, types, cancellationToken))
        {
            if (recorded.RecordedAt > upTo) break;
            batch.Add(recorded);
            if (batch.Count < size) continue;
            yield return batch;
            batch = [];
        }

        if (batch.Count > 0) yield return batch;
    }
}
