using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using Microsoft.Extensions.Time.Testing;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Trace;

public sealed class TracerProperties
{
    private const int Histories = 300;

    [Fact]
    public async Task Trace_AnyHistory_EqualsBruteForceClosure() =>
        await RandomPlant.Histories.SampleAsync(
            async events =>
            {
                var ledger = await RecordedAsync(events);
                var closure = BruteForce.Of(events);
                foreach (var root in RandomPlant.Lots.Select(Lot))
                {
                    var forward = await TraceAsync(ledger, root, TraceDirection.Forward);
                    var backward = await TraceAsync(ledger, root, TraceDirection.Backward);
                    Assert.Equal(closure.From(root), Grades(forward));
                    Assert.Equal(closure.To(root), Grades(backward));
                }
            },
            iter: Histories);

    [Fact]
    public async Task Trace_AnyHistory_BackwardIsTheInverseOfForward() =>
        await RandomPlant.Histories.SampleAsync(
            async events =>
            {
                var ledger = await RecordedAsync(events);
                var forward = await PairsAsync(ledger, TraceDirection.Forward, (root, node) => (root, node));
                var backward = await PairsAsync(ledger, TraceDirection.Backward, (root, node) => (node, root));
                Assert.Equal(forward, backward);
            },
            iter: Histories);

    [Fact]
    public async Task Trace_KnownAt_EqualsReplayUpToThere() =>
        await Gen.Select(RandomPlant.Histories, Gen.Int[0, 29]).SampleAsync(
            async (events, cut) =>
            {
                var part = events.Take(Math.Min(cut + 1, events.Count)).ToList();
                var whole = await RecordedAsync(events);
                var upTo = await RecordedAsync(part);
                foreach (var root in RandomPlant.Lots.Select(Lot))
                {
                    var asOf = await TraceAsync(whole, root, TraceDirection.Both, whole.Events[part.Count - 1].RecordedAt);
                    var replayed = await TraceAsync(upTo, root, TraceDirection.Both);
                    Assert.Equal(CanonicalJson.Write(replayed), CanonicalJson.Write(asOf));
                }
            },
            iter: Histories);

    [Fact]
    public async Task Append_EverythingAgain_ChangesNothing() =>
        await RandomPlant.Histories.SampleAsync(
            async events =>
            {
                var ledger = await RecordedAsync(events);
                var before = ledger.Events.ToList();

                var again = await ledger.AppendAsync(events, Quality, default);

                Assert.All(again, r => Assert.Equal(AppendStatus.Duplicate, r.Status));
                Assert.Equal(before, ledger.Events);
            },
            iter: Histories);

    [Fact]
    public async Task Trace_AnyOrderOfArrival_GivesTheSame() =>
        await Gen.Select(RandomPlant.Histories, Gen.Int[0, int.MaxValue]).SampleAsync(
            async (events, seed) =>
            {
                var shuffled = events.ToArray();
                new Random(seed).Shuffle(shuffled);
                var inOrder = await RecordedAsync(events);
                var late = await RecordedAsync(shuffled);
                foreach (var root in RandomPlant.Lots.Select(Lot))
                {
                    var expected = await TraceAsync(inOrder, root, TraceDirection.Both);
                    var actual = await TraceAsync(late, root, TraceDirection.Both);
                    Assert.Equal(CanonicalJson.Write(expected with { AsOf = actual.AsOf }), CanonicalJson.Write(actual));
                }
            },
            iter: Histories);

    private static async Task<MemoryLedger> RecordedAsync(IReadOnlyList<LotEvent> events)
    {
        var ledger = new MemoryLedger(new FakeTimeProvider(RandomPlant.Start.AddDays(1)));
        var results = await ledger.AppendAsync(events, Quality, default);
        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
        return ledger;
    }

    private static async Task<TraceResult> TraceAsync(MemoryLedger ledger, LotKey root, TraceDirection direction, DateTimeOffset? asOf = null)
    {
        await using var view = await ledger.ViewAsync(asOf, default);
        return await new Tracer(new FakeTimeProvider(RandomPlant.Start.AddDays(1))).TraceAsync(view, [root], direction, default);
    }

    private static SortedDictionary<string, TraceGrade> Grades(TraceResult trace) =>
        new(trace.Nodes.ToDictionary(n => n.Lot.Lot, n => n.Grade), StringComparer.Ordinal);

    private static async Task<SortedSet<string>> PairsAsync(MemoryLedger ledger, TraceDirection direction, Func<string, string, (string, string)> pair)
    {
        var pairs = new SortedSet<string>(StringComparer.Ordinal);
        foreach (var root in RandomPlant.Lots)
        {
            foreach (var node in (await TraceAsync(ledger, Lot(root), direction)).Nodes)
            {
                pairs.Add($"{pair(root, node.Lot.Lot)} {node.Grade}");
            }
        }

        return pairs;
    }
}
