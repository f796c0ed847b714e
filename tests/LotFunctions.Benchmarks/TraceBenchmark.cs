using System.Diagnostics;
using System.Globalization;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Graph;

namespace LotFunctions.Benchmarks;

/// <summary>
/// Forward traces that reach a thousand, ten thousand and a hundred thousand lots, with all shipments by customer: the embedded
/// store against arrays in memory, against PostgreSQL, against itself with ten times the lots, cold, and over HTTP.
/// </summary>
internal static class TraceBenchmark
{
    private static readonly int[] Reaches = [1_000, 10_000, 100_000];

    /// <summary>Lots of the plant that stands in the store.</summary>
    public static int Lots { get; set; } = 1_000_000;

    /// <summary>Where the store is kept between runs; null for a temporary folder.</summary>
    public static string? Folder { get; set; }

    public static async Task RunAsync(Report report)
    {
        var plant = new TracePlant(Lots);
        await using var house = new TraceHouse(Folder);
        await house.FillAsync(plant);
        await ColdAsync(report, house);
        var graph = await house.GraphAsync();
        report.Note(Text($"{plant.Lots:N0} lots, {graph.Edges:N0} edges, {graph.Lines.Links.Count:N0} shipment lines; the graph takes {graph.Bytes / 1e6:N0} MB: {graph.Bytes / (double)graph.Edges:N1} bytes an edge, {graph.Bytes / (double)(graph.Edges + graph.Lines.Links.Count):N1} an edge or line."));

        var csr = new LotCsr(plant);
        var roots = Roots(plant, csr);
        foreach (var (root, reach) in roots) await AgainstArraysAsync(report, house, csr, root, reach);
        report.Note("Limit: breadth-first search and grouping over compressed adjacency in memory, without positions, grades, quantities or names.");
        await PostgresBenchmark.RunAsync(report, plant, roots.Select(r => r.Root), root => TimeAsync(async () => _ = await house.CloseAsync(TracePlant.Lot(root))));

        // What follows takes a while: each part is told when it is known.
        report.Print();
        var served = new Report("trace over HTTP");
        await HttpTrace.RunAsync(served, house, TracePlant.Lot(roots[^1].Root));
        served.Print();
        var growth = new Report("trace with ten times the lots");
        await GrowthAsync(growth, roots, plant);
        growth.Print();
    }

    public static async Task<double> TimeAsync(Func<Task> work)
    {
        const int rounds = 9;
        var times = new List<double>();
        for (var i = 0; i < rounds; i++)
        {
            var started = Stopwatch.GetTimestamp();
            await work();
            times.Add(Stopwatch.GetElapsedTime(started).TotalSeconds);
        }

        return times.Order().ElementAt(rounds / 2);
    }

    public static string Text(FormattableString text) => text.ToString(CultureInfo.InvariantCulture);

    /// <summary>From a closed folder to the answer of the first trace.</summary>
    private static async Task ColdAsync(Report report, TraceHouse house)
    {
        await house.CloseAsync();
        var started = Stopwatch.GetTimestamp();
        house.Open();
        var closure = await house.CloseAsync(TracePlant.Lot(0));
        report.Note(Text($"Cold start: {Stopwatch.GetElapsedTime(started).TotalSeconds:N2} s from opening the folder to the first closure ({closure.Lots:N0} lots)."));
    }

    private static async Task AgainstArraysAsync(Report report, TraceHouse house, LotCsr csr, int root, int reach)
    {
        var key = TracePlant.Lot(root);
        var found = (GraphClosure)await house.CloseAsync(key);
        if (found.Lots != reach) throw new InvalidOperationException($"The trace reaches {found.Lots} lots, the search {reach}.");
        var passes = Math.Max(1, 200_000 / reach);
        var comparison = await Harness.CompareAsync(
            new Side(passes, () => async () =>
            {
                for (var i = 0; i < passes; i++) await house.CloseAsync(key);
            }),
            Side.Repeat(passes, 1, () => csr.Search(root)));
        report.Add(Text($"{found.Lots:N0} lots, {found.Shipped.Lines:N0} lines"), comparison, Report.Milliseconds, "lot", 1.0 / reach);
    }

    /// <summary>Of a few hundred lots those whose reach is nearest to what is wanted.</summary>
    private static List<(int Root, int Reach)> Roots(TracePlant plant, LotCsr csr)
    {
        var candidates = Enumerable.Range(0, 60).Concat(Enumerable.Range(0, 200).Select(i => plant.Received / 200 * i))
            .Concat(Enumerable.Range(0, 200).Select(i => plant.Received + i)).Distinct().Select(lot => (Root: lot, Reach: csr.Search(lot).Lots.Length)).ToList();
        return [.. Reaches.Where(r => r < plant.Lots).Select(wanted => candidates.MinBy(c => Math.Abs(Math.Log((double)c.Reach / wanted))))];
    }

    /// <summary>The graphs alone, of this plant and of one with ten times the lots, at the same reach.</summary>
    private static async Task GrowthAsync(Report report, List<(int Root, int Reach)> small, TracePlant plant)
    {
        var large = new TracePlant(plant.Lots * 10);
        var (smallGraph, largeGraph) = (plant.Graph(), large.Graph());
        report.Note(Text($"{large.Lots:N0} lots: {largeGraph.Edges:N0} edges, {largeGraph.Lines.Links.Count:N0} lines, {largeGraph.Bytes / (double)largeGraph.Edges:N1} bytes an edge."));
        var (walker, grouper) = (new Walker(), new LineGrouper());
        Reach Walk(CompactGraph graph, int root) => walker.Walk(graph, (int)graph.Position, [root + 1], isForward: true);
        int Trace(CompactGraph graph, int root) => grouper.Group(graph, (int)graph.Position, Walk(graph, root)).Groups;

        var candidates = Enumerable.Range(0, 400).Select(i => large.Received / 400 * i).Concat(Enumerable.Range(0, 200)).Concat(Enumerable.Range(0, 400).Select(i => large.Received + i))
            .Distinct().Select(lot => (Root: lot, Reach: Walk(largeGraph, lot).Lots.Length)).ToList();
        foreach (var (root, reach) in small)
        {
            var (other, otherReach) = candidates.MinBy(c => Math.Abs(c.Reach - reach));
            var passes = Math.Max(1, 200_000 / reach);
            var comparison = await Harness.CompareAsync(
                Side.Repeat(passes, otherReach, () => Trace(largeGraph, other)), Side.Repeat(passes, reach, () => Trace(smallGraph, root)));
            var walks = await Harness.CompareAsync(
                Side.Repeat(passes, otherReach, () => Walk(largeGraph, other)), Side.Repeat(passes, reach, () => Walk(smallGraph, root)));
            var (shipments, fewer) = (Trace(largeGraph, other), Trace(smallGraph, root));
            report.Add(Text($"ten times the lots, {otherReach:N0} reached ({reach:N0}) with {shipments:N0} shipments ({fewer:N0})"), comparison, s => Report.Milliseconds(s * reach), "lot");
            report.Add("    the walk alone", walks, s => Report.Milliseconds(s * reach), "lot");
        }
    }
}
