using System.Globalization;
using LotFunctions.Benchmarks;
using Spectre.Console;

if (args is ["fuzz", ..]) return FuzzCommand.Run(args.AsSpan(1));
if (args is [GcModes.Command, var comparison]) return await GcModes.RunAsync(comparison);
if (args is ["cosmos"]) return await CosmosCost.RunAsync();

var all = new Dictionary<string, Func<Report, Task>>(StringComparer.OrdinalIgnoreCase)
{
    ["x12"] = X12Benchmark.RunAsync,
    ["write"] = WriteBenchmark.RunAsync,
    ["desadv"] = DesadvBenchmark.RunAsync,
    ["gs1"] = Gs1Benchmark.RunAsync,
    ["append"] = AppendBenchmark.RunAsync,
    ["scans"] = ScansBenchmark.RunAsync,
    ["bulk"] = BulkBenchmark.RunAsync,
    ["trace"] = TraceBenchmark.RunAsync,
    ["intake"] = IntakeBenchmark.RunAsync,
    ["recall"] = RecallBenchmark.RunAsync,
    ["notices"] = NoticesBenchmark.RunAsync,
};

// --present N: the ledgers hold N events before they are measured.
ServedLedger.Present = long.Parse(Option("--present") ?? "0", CultureInfo.InvariantCulture);

// --lots N: the lots of the plant that is traced; --plant DIR: where its store is kept for the next run.
TraceBenchmark.Lots = int.Parse(Option("--lots") ?? "1000000", CultureInfo.InvariantCulture);
TraceBenchmark.Folder = Option("--plant");

// --recall N: the lots of the recall that is measured.
RecallBenchmark.Lots = int.Parse(Option("--recall") ?? "100000", CultureInfo.InvariantCulture);

var unknown = args.Where(name => !all.ContainsKey(name)).ToList();
if (unknown.Count > 0)
{
    await Console.Error.WriteLineAsync($"No benchmark is named {string.Join(", ", unknown)}. There are: {string.Join(", ", all.Keys)}.");
    return 2;
}

#if DEBUG
AnsiConsole.MarkupLine("[yellow]This is a debug build: its figures say nothing. Run it with -c Release.[/]");
#endif

// Without a terminal there is no width to keep to.
if (Console.IsOutputRedirected) AnsiConsole.Profile.Width = 140;

foreach (var name in args.Length > 0 ? args : [.. all.Keys])
{
    var report = new Report(name);
    await all[name](report);
    report.Print();
}

return 0;

string? Option(string name)
{
    var at = Array.IndexOf(args, name);
    if (at < 0) return null;
    var value = args[at + 1];
    args = [.. args[..at], .. args[(at + 2)..]];
    return value;
}
