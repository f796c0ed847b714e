using System.Diagnostics;
using System.Runtime;
using System.Text.Json;

namespace LotFunctions.Benchmarks;

/// <summary>
/// The same comparison in processes of their own, one for each way to collect garbage: what a reader costs depends on it, as
/// the records that it makes are most of its work. The subject and its limit run in the same process.
/// </summary>
internal static class GcModes
{
    /// <summary>The first argument of such a process; the second one names the comparison.</summary>
    public const string Command = "compare";

    private static readonly (string Label, bool Server, bool Concurrent)[] Modes =
    [
        ("in the host's GC mode", true, true),
        ("single thread (workstation GC, not concurrent)", false, false),
    ];

    private static readonly Dictionary<string, Func<Task<Comparison>>> Comparisons = new(StringComparer.Ordinal)
    {
        ["x12"] = X12Benchmark.CompareAsync,
        ["desadv"] = DesadvBenchmark.CompareAsync,
    };

    /// <returns>With what each row is called; the last one is that of a single thread.</returns>
    /// <exception cref="InvalidOperationException">A process has not done what it was to do.</exception>
    public static async Task<IReadOnlyList<(string Label, Comparison Comparison)>> CompareAsync(string name)
    {
        var rows = new List<(string, Comparison)>();
        foreach (var (label, server, concurrent) in Modes) rows.Add((label, await StartAsync(name, server, concurrent)));
        return rows;
    }

    /// <summary>How the modes are set, for a note below the rows.</summary>
    public static string Note => string.Join("; ", Modes.Select(m => $"{m.Label}: DOTNET_gcServer={Flag(m.Server)} DOTNET_gcConcurrent={Flag(m.Concurrent)}")) + ". Each in a process of its own.";

    /// <summary>What the process does: one line of JSON.</summary>
    public static async Task<int> RunAsync(string name)
    {
        var comparison = await Comparisons[name]();
        await Console.Out.WriteLineAsync(JsonSerializer.Serialize(new Answer(GCSettings.IsServerGC, GCSettings.LatencyMode == GCLatencyMode.Interactive, comparison)));
        return 0;
    }

    private static async Task<Comparison> StartAsync(string name, bool server, bool concurrent)
    {
        var self = Environment.ProcessPath!;
        var start = new ProcessStartInfo(self) { RedirectStandardOutput = true };
        if (Path.GetFileNameWithoutExtension(self) == "dotnet") start.ArgumentList.Add(typeof(GcModes).Assembly.Location);
        start.ArgumentList.Add(Command);
        start.ArgumentList.Add(name);
        start.Environment["DOTNET_gcServer"] = Flag(server);
        start.Environment["DOTNET_gcConcurrent"] = Flag(concurrent);
        using var process = Process.Start(start)!;
        var output = await process.StandardOutput.ReadToEndAsync();
        await process.WaitForExitAsync();
        if (process.ExitCode != 0) throw new InvalidOperationException($"The process that compares {name} has ended with {process.ExitCode}.");
        var answer = JsonSerializer.Deserialize<Answer>(output)!;
        return answer.Server == server && answer.Concurrent == concurrent
            ? answer.Comparison
            : throw new InvalidOperationException("The process collects garbage in another way than it was told.");
    }

    private static string Flag(bool on) => on ? "1" : "0";

    private sealed record Answer(bool Server, bool Concurrent, Comparison Comparison);
}
