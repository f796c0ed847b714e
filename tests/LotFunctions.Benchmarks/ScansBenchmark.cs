using System.Globalization;

namespace LotFunctions.Benchmarks;

/// <summary>Single scans over HTTP on 64 connections, against a bare endpoint that puts each into one row of one table.</summary>
internal static class ScansBenchmark
{
    private const int Connections = 64;
    private const int PlantsEach = 3;

    /// <summary>Rounds are short: in the first ones both sides take up to eight times the processor time that they take in the end.</summary>
    private const int WarmUps = 18;

    public static async Task RunAsync(Report report)
    {
        await using var served = await ServedLedger.StartAsync();
        IReadOnlyList<byte[]>[] work = [];
        var (ours, bares) = (new List<double[]>(), new List<double[]>());
        var count = Connections * served.Scans(PlantsEach).Count;
        var comparison = await Harness.CompareAsync(
            new Side(count, () => async () => ours.Add(await HttpLoad.PostAsync(served.Address, work))),
            new Side(count, () =>
            {
                // The limit's turn comes first, and both take the same scans.
                work = [.. Enumerable.Range(0, Connections).Select(_ => served.Scans(PlantsEach))];
                return async () => bares.Add(await HttpLoad.PostAsync(served.Bare.Address, work));
            }),
            WarmUps);
        // Of the rounds that count.
        ours.RemoveRange(0, WarmUps);
        bares.RemoveRange(0, WarmUps);
        report.Add($"{Connections} connections", comparison, Report.PerSecond, "scan");
        report.Note($"Answered in: {Latencies(ours)}; of the bare endpoint: {Latencies(bares)}.");
        report.Note(await served.SizeAsync());
    }

    /// <summary>Medians of the rounds.</summary>
    private static string Latencies(List<double[]> rounds)
    {
        string Of(double part) => Report.Milliseconds(rounds.Select(r => r[(int)((r.Length - 1) * part)]).Order().ElementAt(rounds.Count / 2));
        return string.Create(CultureInfo.InvariantCulture, $"p50 {Of(0.5)}, p99 {Of(0.99)}, worst round's p99 {Report.Milliseconds(rounds.Max(r => r[(int)((r.Length - 1) * 0.99)]))}");
    }
}
