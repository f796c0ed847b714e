using System.Globalization;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;

namespace LotFunctions.Benchmarks;

/// <summary>
/// Durable appends, against the same bytes put as one row each into one table, with the same writer, group commit and
/// <c>synchronous=FULL</c>.
/// </summary>
internal static class AppendBenchmark
{
    /// <summary>As many as the ledger puts into one job of the writer.</summary>
    private const int RowsAtOnce = 256;

    public static async Task RunAsync(Report report)
    {
        await using var folder = new LedgerFolder();
        var rounds = new Rounds(folder);
        var batches = await rounds.CompareAsync(callers: 4, batch: 500, fan: [3, 3, 3, 3, 6]);
        report.Add("4 callers, batches of 500", batches, Report.PerSecond, "event");
        var single = await rounds.CompareAsync(callers: 64, batch: 1, fan: [3, 3]);
        report.Add("64 callers, one at a time", single, Report.PerSecond, "event");

        var stored = await Task.WhenAll(new[] { folder.Database, folder.Bare }.Select(SizeAsync));
        report.Note(string.Create(
            CultureInfo.InvariantCulture,
            $"{rounds.Appended:N0} events stored: {stored[0] / rounds.Appended:N0} bytes each, {stored[1] / rounds.Appended:N0} as bare rows."));
        report.Note("Receipts, work orders, pallets and shipments, in order for each caller. Limit: one row of the event's bytes, the same writer.");
    }

    private static Task<long> SizeAsync(Database database) =>
        database.ReadAsync(s => s.Number("SELECT page_count * page_size FROM pragma_page_count(), pragma_page_size()") ?? 0, CancellationToken.None);

    /// <summary>New events for each round; the ledger grows as the one of a plant does.</summary>
    private sealed class Rounds(LedgerFolder folder)
    {
        private int plants;

        public long Appended { get; private set; }

        public Task<Comparison> CompareAsync(int callers, int batch, int[] fan)
        {
            var count = callers * Plant.Make(0, fan).Events.Count;
            IReadOnlyList<LotEvent>[] events = [];
            return Harness.CompareAsync(
                new Side(count, () => All(events, batch, folder.AppendAsync)),
                new Side(count, () =>
                {
                    // The limit's turn comes first, and both take the same events.
                    events = [.. Enumerable.Range(0, callers).Select(_ => Plant.Make(plants++, fan).Events)];
                    Appended += count;
                    return All(events, batch, InsertAsync);
                }));
        }

        private static Func<Task> All(IReadOnlyList<LotEvent>[] callers, int batch, Func<IReadOnlyList<LotEvent>, Task> append)
        {
            var work = callers.Select(events => events.Chunk(batch).ToList()).ToList();
            return () => Task.WhenAll(work.Select(batches => Task.Run(async () =>
            {
                foreach (var events in batches) await append(events);
            })));
        }

        private async Task InsertAsync(IReadOnlyList<LotEvent> events)
        {
            foreach (var part in events.Chunk(RowsAtOnce))
            {
                await folder.Bare.WriteAsync(
                    s =>
                    {
                        foreach (var e in part) s.Insert("INSERT INTO row (body) VALUES ($1)", CanonicalJson.Write(e));
                    },
                    CancellationToken.None);
            }
        }
    }
}
