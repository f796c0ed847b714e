using System.Diagnostics;
using System.Globalization;

namespace LotFunctions.Benchmarks;

/// <summary>
/// The same graph in PostgreSQL, in a cluster of its own that is made with the machine's tools and thrown away: loaded by COPY,
/// indexed, analysed, warm; the closure as a recursive CTE with the shipments grouped by customer.
/// </summary>
internal static class PostgresBenchmark
{
    private const string Query = """
        WITH RECURSIVE reach(lot) AS (
            VALUES ({0}) UNION SELECT p.lot FROM reach r JOIN consumed c ON c.lot = r.lot JOIN produced p ON p.wo = c.wo)
        SELECT l.customer, l.shipment, count(*), sum(l.quantity), array_agg(l.lot) FROM reach r JOIN line l ON l.lot = r.lot GROUP BY l.customer, l.shipment;
        """;

    public static async Task RunAsync(Report report, TracePlant plant, IEnumerable<int> roots, Func<int, Task<double>> ours)
    {
        if (PostgresCluster.Bin is null)
        {
            report.Note("PostgreSQL is not installed here: not compared.");
            return;
        }

        await using var cluster = await PostgresCluster.StartAsync();
        await LoadAsync(cluster, plant);
        foreach (var root in roots)
        {
            var query = string.Format(CultureInfo.InvariantCulture, Query, root);
            var times = await cluster.TimesAsync(string.Concat(Enumerable.Repeat(query + "\n", 7)));
            var theirs = times.Skip(2).Order().ElementAt(2);
            var mine = await ours(root);
            report.Note(TraceBenchmark.Text($"PostgreSQL {cluster.Version}, {TracePlant.Lot(root)}: {theirs:N1} ms; here {mine * 1000:N2} ms: {theirs / 1000 / mine:N0} times as fast."));
        }
    }

    private static async Task LoadAsync(PostgresCluster cluster, TracePlant plant)
    {
        await cluster.RunAsync(
            "CREATE UNLOGGED TABLE consumed (lot int NOT NULL, wo int NOT NULL); CREATE UNLOGGED TABLE produced (wo int NOT NULL, lot int NOT NULL);"
            + "CREATE UNLOGGED TABLE line (lot int NOT NULL, shipment int NOT NULL, customer int NOT NULL, quantity numeric NOT NULL);");
        await cluster.CopyAsync("consumed", Enumerable.Range(0, plant.Orders).SelectMany(o => plant.InputsOf(o).Distinct().Select(lot => $"{lot}\t{o}")));
        await cluster.CopyAsync("produced", Enumerable.Range(0, plant.Orders).SelectMany(o => new[] { $"{o}\t{plant.OutputsOf(o).First}", $"{o}\t{plant.OutputsOf(o).Last}" }));
        await cluster.CopyAsync("line", Enumerable.Range(0, plant.Lines).Select(l => $"{plant.LotOf(l)}\t{plant.ShipmentOf(l)}\t{TracePlant.CustomerOf(plant.ShipmentOf(l))}\t5"));
        await cluster.RunAsync(
            "CREATE INDEX ON consumed (lot) INCLUDE (wo); CREATE INDEX ON produced (wo) INCLUDE (lot);"
            + "CREATE INDEX ON line (lot) INCLUDE (shipment, customer, quantity);");
        await cluster.RunAsync("VACUUM ANALYZE");
    }
}
