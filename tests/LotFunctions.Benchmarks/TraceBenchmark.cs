using System.Globalization;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Benchmarks;

/// <summary>A forward trace over the ledger, against a breadth-first search over the same graph as arrays of integers.</summary>
internal static class TraceBenchmark
{
    private const int LimitPasses = 1000;

    private static readonly int[] Narrow = [4, 4, 4, 4, 3];
    private static readonly int[] Wide = [7, 6, 6, 5, 7];

    public static async Task RunAsync(Report report)
    {
        await using var folder = new LedgerFolder();
        var narrow = Plant.Make(1, Narrow);
        var wide = Plant.Make(2, Wide);
        IReadOnlyList<LotEvent>[] all = [narrow.Events, wide.Events, Plant.Make(3, Wide).Events];
        foreach (var events in all) await folder.AppendAsync(events);

        await AddAsync(report, folder, narrow.Root, narrow.Events);
        await AddAsync(report, folder, wide.Root, wide.Events);
        report.Note(string.Create(CultureInfo.InvariantCulture, $"A ledger of {all.Sum(e => e.Count):N0} events, five levels of work orders below the root."));
        report.Note("Limit: breadth-first search and join of the shipments over arrays in memory, without states, grades, gaps or names.");
    }

    private static async Task AddAsync(Report report, LedgerFolder folder, LotKey root, IReadOnlyList<LotEvent> events)
    {
        var tracer = new Tracer(LedgerFolder.Clock);
        var graph = LotGraph.Of(events);

        async Task<TraceResult> TraceAsync()
        {
            await using var view = await folder.Ledger.ViewAsync(null, CancellationToken.None);
            return await tracer.TraceAsync(view, [root], TraceDirection.Forward, CancellationToken.None);
        }

        var found = await TraceAsync();
        var bare = graph.Search(root);
        var lines = found.Shipments.Sum(s => s.Lines.Count);
        if (bare != (found.Nodes.Count, lines)) throw new InvalidOperationException($"The trace and the search differ: {found.Nodes.Count}, {lines} and {bare}.");

        var comparison = await Harness.CompareAsync(
            new Side(1, () => TraceAsync),
            Side.Repeat(LimitPasses, 1, () => graph.Search(root)));
        report.Add($"{found.Nodes.Count} lots, {lines} shipment lines", comparison, Report.Milliseconds, "lot", 1.0 / found.Nodes.Count);
    }
}
