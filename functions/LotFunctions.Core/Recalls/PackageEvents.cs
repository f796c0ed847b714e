using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Reads the whole history of lots for an evidence package, lot by lot in the order given and each in the order of recording:
/// what was recorded, with what is voided and the voids. An event that covers several lots comes once, with the first of
/// them. The next lots are read ahead, and no more than that is in memory.
/// </summary>
internal sealed class PackageEvents(ILedger ledger)
{
    private const int HistoryPage = 1000;
    private const int LotsAtOnce = 16;
    private const int Ahead = 8;

    /// <returns>Lines of canonical JSON, each with its line end.</returns>
    public async IAsyncEnumerable<ReadOnlyMemory<byte>> LinesAsync(IEnumerable<LotKey> lots, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // Of a lot's own chain no other lot has anything.
        var shared = new HashSet<string>(StringComparer.Ordinal);
        var next = new Queue<Task<List<Line>>>();
        try
        {
            foreach (var batch in lots.Chunk(LotsAtOnce))
            {
                if (next.Count == Ahead)
                {
                    foreach (var line in New(await next.Dequeue())) yield return line;
                }

                next.Enqueue(Task.Run(() => ReadAsync(batch, cancellationToken), cancellationToken));
            }

            while (next.TryDequeue(out var rest))
            {
                foreach (var line in New(await rest)) yield return line;
            }
        }
        finally
        {
            await Task.WhenAll(next).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }

        IEnumerable<ReadOnlyMemory<byte>> New(List<Line> lines) =>
            lines.Where(l => l.SharedId is null || shared.Add(l.SharedId)).Select(l => (ReadOnlyMemory<byte>)l.Json);
    }

    private async Task<List<Line>> ReadAsync(LotKey[] lots, CancellationToken cancellationToken)
    {
        var (lines, rows) = (new List<Line>(), new JsonRows());
        foreach (var lot in lots)
        {
            var own = EventStream.OfLot(lot);
            DateTimeOffset? after = null;
            IReadOnlyList<RecordedEvent> page;
            do
            {
                page = await ledger.HistoryAsync(lot, after, HistoryPage, cancellationToken);
                foreach (var recorded in page)
                {
                    rows.Clear();
                    rows.Add(recorded);
                    lines.Add(new Line(recorded.Stream == own ? null : recorded.Event.EventId, rows.Written.ToArray()));
                }

                if (page.Count > 0) after = page[^1].RecordedAt;
            }
            while (page.Count == HistoryPage);
        }

        return lines;
    }

    /// <param name="SharedId">Of an event that other lots can have too; null of a lot's own.</param>
    private sealed record Line(string? SharedId, byte[] Json);
}
