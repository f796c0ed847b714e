using System.Diagnostics;

namespace LotFunctions.Benchmarks;

/// <summary>One side of a comparison.</summary>
/// <param name="Units">How many units (bytes, events, traces ...) one round works off.</param>
/// <param name="Prepare">Makes the work of the next round; only the work is timed.</param>
internal sealed record Side(double Units, Func<Func<Task>> Prepare)
{
    /// <summary>The same work every round, done so many times over that a round is long enough for the clock.</summary>
    public static Side Repeat(int times, double unitsEach, Action work) => new(times * unitsEach, () => () =>
    {
        for (var i = 0; i < times; i++) work();
        return Task.CompletedTask;
    });
}

/// <summary>One round of one side, for each of its units.</summary>
/// <param name="Seconds">By the clock.</param>
/// <param name="Processor">Seconds of all threads on a processor: waiting for the disk or for other processes is not in it.</param>
/// <param name="Allocated">Bytes.</param>
internal readonly record struct Timing(double Seconds, double Processor, double Allocated);

/// <summary>Medians over the rounds; a ratio says how many times the limit's time the subject takes.</summary>
internal sealed record Comparison(Timing Subject, Timing Limit, Ratio Clock, Ratio Processor);

/// <summary>A ratio over the rounds: the median and the extremes.</summary>
internal readonly record struct Ratio(double Median, double Lowest, double Highest);

/// <summary>
/// Measures a subject against a limit in the same run. The two take turns and each round has a ratio of its own, so that
/// what slows the machine for a while slows both.
/// </summary>
internal static class Harness
{
    private const int WarmUps = 3;
    private const int Rounds = 9;

    /// <param name="warmUps">Rounds before the first that counts: as many as the compiler needs to have done with both sides.</param>
    public static async Task<Comparison> CompareAsync(Side subject, Side limit, int warmUps = WarmUps)
    {
        for (var i = 0; i < warmUps; i++)
        {
            await RoundAsync(limit);
            await RoundAsync(subject);
        }

        var rounds = new List<(Timing Subject, Timing Limit)>();
        for (var i = 0; i < Rounds; i++)
        {
            var bare = await RoundAsync(limit);
            rounds.Add((await RoundAsync(subject), bare));
        }

        return new Comparison(
            Median(rounds.Select(r => r.Subject)), Median(rounds.Select(r => r.Limit)), RatioOf(rounds, t => t.Seconds), RatioOf(rounds, t => t.Processor));
    }

    private static async Task<Timing> RoundAsync(Side side)
    {
        var work = side.Prepare();
        GC.Collect();
        var allocated = GC.GetTotalAllocatedBytes(precise: true);
        var processor = Environment.CpuUsage.TotalTime;
        var started = Stopwatch.GetTimestamp();
        await work();
        var seconds = Stopwatch.GetElapsedTime(started).TotalSeconds;
        var used = (Environment.CpuUsage.TotalTime - processor).TotalSeconds;
        return new Timing(seconds / side.Units, used / side.Units, (GC.GetTotalAllocatedBytes(precise: true) - allocated) / side.Units);
    }

    private static Timing Median(IEnumerable<Timing> timings)
    {
        var all = timings.ToList();
        double Of(Func<Timing, double> part) => all.Select(part).Order().ElementAt(Rounds / 2);
        return new Timing(Of(t => t.Seconds), Of(t => t.Processor), Of(t => t.Allocated));
    }

    private static Ratio RatioOf(IEnumerable<(Timing Subject, Timing Limit)> rounds, Func<Timing, double> part)
    {
        var ratios = rounds.Select(r => part(r.Subject) / part(r.Limit)).Order().ToList();
        return new Ratio(ratios[Rounds / 2], ratios[0], ratios[^1]);
    }
}
