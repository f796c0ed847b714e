using CsCheck;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Trace;
using LotFunctions.Core.Trace;

namespace LotFunctions.Adapters.Tests.Graph;

/// <summary>The compact graph gives what the reference gives and what brute force gives, whatever comes in whatever order.</summary>
public sealed class GraphTracerProperties
{
    private const int Histories = 150;

    [Fact]
    public async Task Trace_AnyHistoryInAnyOrder_EqualsReferenceAndBruteForce()
    {
        await using var house = new GraphHouse();
        var run = 0;
        await Gen.Select(RandomPlant.Histories, Gen.Int[0, int.MaxValue], Gen.Int[1, 12]).SampleAsync(
            async (events, seed, batch) =>
            {
                var prefix = $"h{run++}-";
                var arriving = GraphHouse.Renamed(events, prefix).ToArray();
                if (seed % 2 == 0) new Random(seed).Shuffle(arriving);
                // The graph follows in steps, so that late events meet lines that are there.
                foreach (var part in arriving.Chunk(batch))
                {
                    await house.RecordAsync(part);
                    await house.TraceAsync(GraphHouse.Lot(prefix, "L1"), TraceDirection.Forward);
                }

                var closure = BruteForce.Of(events);
                foreach (var name in RandomPlant.Lots)
                {
                    var root = GraphHouse.Lot(prefix, name);
                    var forward = await house.TraceAsync(root, TraceDirection.Forward);
                    var backward = await house.TraceAsync(root, TraceDirection.Backward);
                    await house.TraceAsync(root, TraceDirection.Both);
                    Assert.Equal(closure.From(GraphHouse.Lot("", name)), Grades(forward, prefix));
                    Assert.Equal(closure.To(GraphHouse.Lot("", name)), Grades(backward, prefix));
                }
            },
            iter: Histories,
            threads: 1);
    }

    [Fact]
    public async Task Trace_KnownAtAnyPosition_EqualsReferenceThere()
    {
        await using var house = new GraphHouse();
        var run = 0;
        await Gen.Select(RandomPlant.Histories, Gen.Int[0, int.MaxValue]).SampleAsync(
            async (events, seed) =>
            {
                var prefix = $"k{run++}-";
                var arriving = GraphHouse.Renamed(events, prefix).ToArray();
                new Random(seed).Shuffle(arriving);
                await house.RecordAsync(arriving);
                await using var now = await house.Ledger.ViewAsync(null, default);

                var positions = await house.Ledger.ReadAllAsync(now.AsOf.AddTicks(-arriving.Length), default).Select(r => r.RecordedAt).ToListAsync();
                foreach (var position in positions)
                {
                    var root = GraphHouse.Lot(prefix, RandomPlant.Lots[(seed + position.Ticks) % RandomPlant.Lots.Length]);
                    await house.TraceAsync(root, TraceDirection.Both, position);
                }
            },
            iter: Histories,
            threads: 1);
    }

    [Fact]
    public async Task Trace_AnyHistory_BackwardIsTheInverseOfForward()
    {
        await using var house = new GraphHouse();
        var run = 0;
        await RandomPlant.Histories.SampleAsync(
            async events =>
            {
                var prefix = $"i{run++}-";
                await house.RecordAsync(GraphHouse.Renamed(events, prefix));
                var (forward, backward) = (new SortedSet<string>(StringComparer.Ordinal), new SortedSet<string>(StringComparer.Ordinal));
                foreach (var root in RandomPlant.Lots.Select(l => GraphHouse.Lot(prefix, l)))
                {
                    foreach (var node in (await house.TraceAsync(root, TraceDirection.Forward)).Nodes) forward.Add($"{root} {node.Lot} {node.Grade}");
                    foreach (var node in (await house.TraceAsync(root, TraceDirection.Backward)).Nodes) backward.Add($"{node.Lot} {root} {node.Grade}");
                }

                Assert.Equal(forward, backward);
            },
            iter: Histories / 3,
            threads: 1);
    }

    private static SortedDictionary<string, TraceGrade> Grades(TraceResult trace, string prefix) =>
        new(trace.Nodes.ToDictionary(n => n.Lot.Lot[prefix.Length..], n => n.Grade), StringComparer.Ordinal);
}
