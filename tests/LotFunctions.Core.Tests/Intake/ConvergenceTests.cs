using CsCheck;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Tests.Fakes;

namespace LotFunctions.Core.Tests.Intake;

/// <summary>Whatever the order, the interruption or the overlap: what is announced at the end is the same.</summary>
public sealed class ConvergenceTests
{
    private static readonly string[] Purposes = ["00", "00", "01", "02", "03", "04", "05", "07", "14"];

    private static readonly Gen<string[]> Notice = Gen.Select(
        Gen.Int[0, Purposes.Length - 1].Select(i => Purposes[i]), Gen.Int[0, 9], Gen.Int[1, 3].SelectMany(n => Gen.Int[0, 3].Array[n]), Gen.Int[1, 3],
        (purpose, hour, lots, quantity) => AsnText.Made(purpose, $"1{hour}00", "SH1", [.. lots.Distinct().Select(l => $"RM-1 L{l} {quantity} {l + 1}")]));

    [Fact]
    public void AnyOrderOfArrival_SameNotices_AnnouncesTheSame() => Gen.Select(Notice.Array[2, 5], Gen.Int).Sample(
        (notices, seed) =>
        {
            // Each has its place in the order of making: at the same minute the order of arrival would decide.
            for (var i = 0; i < notices.Length; i++) notices[i][0] = notices[i][0].Replace("00*0001", $"{i:D2}*0001", StringComparison.Ordinal);
            var order = Enumerable.Range(0, notices.Length).OrderBy(i => HashCode.Combine(seed, i) ^ seed).ToList();
            return Sent(notices, [.. Enumerable.Range(0, notices.Length)]).SequenceEqual(Sent(notices, order));
        },
        iter: 300);

    [Fact]
    public async Task EachStepFails_ThenRedelivered_EndsAsIfItHadNot()
    {
        var expected = await CorrectedAsync(null, null);
        var steps = 0;
        await CorrectedAsync(() => Task.FromResult(steps++), null);
        Assert.InRange(steps, 10, 1000);

        for (var failing = 0; failing < steps; failing++)
        {
            var step = 0;
            var outcome = await CorrectedAsync(() => step++ == failing ? throw new IOException("The store is away.") : Task.CompletedTask, null);
            Assert.Equal(expected, outcome);
        }
    }

    [Fact]
    public async Task EachStep_OtherDocumentProcessedMeanwhile_EndsTheSame()
    {
        var expected = await CorrectedAsync(null, null);
        var steps = 0;
        await CorrectedAsync(() => Task.FromResult(steps++), null);

        for (var at = 0; at < steps; at++)
        {
            var step = 0;
            AsnBench? bench = null;
            var outcome = await CorrectedAsync(
                async () =>
                {
                    // The other document comes in and is worked on by another worker between two steps of this one.
                    if (step++ == at) await bench!.HandleAsync(bench.Sender.Sent[1]);
                },
                b => bench = b);
            Assert.Equal(expected, outcome);
        }
    }

    /// <summary>An original and a change are posted; the original is worked on by a handler whose ports tell of their steps.</summary>
    private static async Task<string> CorrectedAsync(Func<Task>? step, Action<AsnBench>? begin)
    {
        var bench = new AsnBench();
        begin?.Invoke(bench);
        var original = await bench.PostedAsync(AsnText.Interchange("1", AsnText.Made("00", "0800", "SH1", "RM-1 A 10 1", "RM-2 B 5 2")));
        bench.Clock.Advance(TimeSpan.FromMinutes(1));
        var change = await bench.PostedAsync(AsnText.Interchange("2", AsnText.Made("04", "0900", "SH1", "RM-2 B 7 2"), AsnText.Made("00", "0900", "SH2", "RM-3 C 1")));
        var handler = step is null ? bench.Handler : bench.HandlerWith(new StepDocuments(bench.Documents, step), new StepLedger(bench.Ledger, step));
        try
        {
            await handler.HandleAsync(bench.Sender.Sent[0].Body, CancellationToken.None);
        }
        catch (IOException)
        {
            // As the queue: it comes again.
        }

        await bench.PumpAsync();
        // The queue delivers at least once.
        foreach (var message in bench.Sender.Sent.ToList()) await bench.HandleAsync(message);
        var documents = new[] { await bench.FindAsync(original), await bench.FindAsync(change) };
        Assert.All(documents, d => Assert.NotNull(d.Acknowledgment));
        return string.Join("; ", bench.Announced().Concat(documents.Select(d => $"{d.Status} {string.Join(',', d.Lots)} {string.Join(',', d.Errors.Select(e => e.Code))}"))
            .Append($"{bench.Exceptions.All.Count(e => e.Status == ExceptionStatus.Open)} exceptions"));
    }

    private static IReadOnlyList<string> Sent(string[][] notices, IReadOnlyList<int> order)
    {
        var bench = new AsnBench();
        foreach (var i in order)
        {
            bench.PostedAsync(AsnText.Interchange($"{i + 1}", notices[i])).GetAwaiter().GetResult();
            bench.Clock.Advance(TimeSpan.FromMinutes(1));
            bench.PumpAsync().GetAwaiter().GetResult();
        }

        var before = bench.Announced();
        foreach (var message in bench.Sender.Sent.ToList()) bench.HandleAsync(message).GetAwaiter().GetResult();
        return before.SequenceEqual(bench.Announced()) ? before : ["redelivery changes it"];
    }
}
