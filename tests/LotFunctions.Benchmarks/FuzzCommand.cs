using System.Diagnostics;
using System.Globalization;
using System.Runtime.CompilerServices;
using LotFunctions.Standards.Tests.Fuzz;

namespace LotFunctions.Benchmarks;

/// <summary>
/// <c>fuzz [--minutes 10] [--seed S]</c>: spoiled samples through every reader and answer for so long. A failing input is made
/// small and written beside the seed; then it ends with 1.
/// </summary>
internal static class FuzzCommand
{
    private const long RetainedMost = 64 * 1024 * 1024;

    public static int Run(ReadOnlySpan<string> args)
    {
        var (minutes, seed) = (10.0, 1);
        for (var i = 0; i < args.Length; i += 2)
        {
            var known = i + 1 < args.Length && args[i] switch
            {
                "--minutes" => double.TryParse(args[i + 1], CultureInfo.InvariantCulture, out minutes) && minutes > 0,
                "--seed" => int.TryParse(args[i + 1], CultureInfo.InvariantCulture, out seed),
                _ => false,
            };
            if (known) continue;
            Console.Error.WriteLine("fuzz [--minutes 10] [--seed 1]");
            return 2;
        }

        return Run(TimeSpan.FromMinutes(minutes), seed);
    }

    private static int Run(TimeSpan time, int seed)
    {
        byte[][] samples = [.. Directory.GetFiles(SamplesFolder(), "*.edi").Order(StringComparer.Ordinal).Select(File.ReadAllBytes)];
        var fuzzer = new Fuzzer(samples, seed);
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var started = Stopwatch.GetTimestamp();
        var found = fuzzer.Run(_ => Stopwatch.GetElapsedTime(started) < time);
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var retained = GC.GetTotalMemory(forceFullCollection: true) - before;
        Console.WriteLine(string.Create(
            CultureInfo.InvariantCulture,
            $"{fuzzer.Inputs:N0} inputs of {samples.Length} samples in {seconds:N0} s ({fuzzer.Inputs / seconds:N0} a second), seed {seed}; {retained / 1024.0:N0} kB of the heap are kept"));
        if (found is { } failure)
        {
            var path = Path.GetFullPath($"fuzz-{seed}-{fuzzer.Inputs}.edi");
            File.WriteAllBytes(path, failure.Input);
            Console.WriteLine($"{failure.Finding.Kind}{Environment.NewLine}{failure.Finding.Detail}{Environment.NewLine}{path}");
            return 1;
        }

        if (retained <= RetainedMost) return 0;
        Console.WriteLine("That is more than may be kept.");
        return 1;
    }

    private static string SamplesFolder([CallerFilePath] string file = "") =>
        Path.Combine(Path.GetDirectoryName(file)!, "..", "LotFunctions.Standards.Tests", "Samples");
}
