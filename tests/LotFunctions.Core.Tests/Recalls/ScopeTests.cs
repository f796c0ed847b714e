using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class ScopeTests
{
    [Fact]
    public async Task Assemble_SmallPlant_SortsTheClosureByCustomer()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();

        var scope = await house.Queries.ScopeAsync(recall.RecallId, null, default);

        Assert.NotNull(scope);
        Assert.True(scope.Stable);
        Assert.Equal(["R1", "P1", "P2", "P3"], scope.Nodes.Select(n => n.Lot.Lot));
        Assert.Equal(["C1", "C2"], scope.Customers.Select(c => c.Customer));
        Assert.Equal(
            [("S1", "P1", 25m, TraceGrade.Definite), ("S3", "P2", 40m, TraceGrade.Possible)],
            scope.Customers[0].Shipments.SelectMany(s => s.Lines.Select(l => (s.Shipment, l.Lot.Lot, l.Quantity!.Value.Value, l.Grade))));
        Assert.Equal((RecallHouse.Pallet, false), (scope.Stoppable.Single().LogisticUnit, scope.Stoppable.Single().InTransit));
        Assert.Equal(["P1", "P3", "R1"], scope.Stock.Select(s => s.Lot.Lot).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Assemble_SmallPlant_CountsFigures()
    {
        var house = await new RecallHouse().WithPlantAsync();

        var figures = (await house.RunToMonitoringAsync()).Figures;

        Assert.NotNull(figures);
        Assert.Equal((4, 3, 2, 1), (figures.Lots, figures.Shipments, figures.Customers, figures.Stoppable));
        Assert.Equal(80, Assert.Single(figures.Totals).Shipped);
        Assert.Equal(Story.Kg(50), Assert.Single(figures.OnHand!));
    }

    [Fact]
    public async Task Assemble_ScanBetweenSnapshotAndHold_IsInTheScope()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var racing = new Mock<ITracer>();
        var tracer = new Tracer(house.Clock);
        var traces = 0;
        racing.Setup(t => t.TraceAsync(It.IsAny<ILedgerView>(), It.IsAny<IReadOnlyCollection<LotKey>>(), TraceDirection.Forward, It.IsAny<CancellationToken>()))
            .Returns(async (ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken token) =>
            {
                var trace = await tracer.TraceAsync(view, roots, direction, token);
                if (traces++ == 0)
                {
                    await house.AppendAsync(
                        house.Story.Ship("P1", 5, "LATE", "C9"), house.Story.Consume("R1", 1, "W9"), house.Story.Produce("P9", 1, "W9"), house.Story.Ship("P9", 1, "LATER", "C8"));
                }

                return trace;
            });

        await AssembleAsync(house, recall, racing.Object);

        var scope = await ReadAsync(house, recall);
        Assert.Equal(["C1", "C2", "C8", "C9"], scope.Customers.Select(c => c.Customer));
        Assert.True(scope.Stable);
        var held = house.Ledger.Events.Where(e => e.Event.Type == LotEventType.Hold).ToList();
        Assert.Equal(5, held.Count);
        Assert.All(held, h => Assert.True(h.RecordedAt <= scope.AsOf));
        Assert.All(held, h => Assert.Matches($"^recall-{recall.RecallId}-v1-hold-[0-9a-f]{{32}}$", h.Event.EventId));
    }

    [Fact]
    public async Task Assemble_Again_KeepsTheScopeThatIsThere()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        await AssembleAsync(house, recall, new Tracer(house.Clock));
        var first = house.Blobs[RecallScope.BlobOf(recall.RecallId, 1)];
        await house.AppendAsync(house.Story.Ship("P1", 5, "LATE", "C9") with { AsExecuted = true });

        await AssembleAsync(house, recall, new Tracer(house.Clock));

        Assert.Equal(first, house.Blobs[RecallScope.BlobOf(recall.RecallId, 1)]);
        Assert.DoesNotContain((await ReadAsync(house, recall)).Customers, c => c.Customer == "C9");
    }

    [Fact]
    public async Task Assemble_LotsKeepComing_EndsAndSaysSo()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var growing = new Mock<ITracer>();
        var tracer = new Tracer(house.Clock);
        var traces = 0;
        growing.Setup(t => t.TraceAsync(It.IsAny<ILedgerView>(), It.IsAny<IReadOnlyCollection<LotKey>>(), TraceDirection.Forward, It.IsAny<CancellationToken>()))
            .Returns(async (ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken token) =>
            {
                await house.AppendAsync(house.Story.Produce($"P-{traces++}", 1, "W1"));
                await using var now = await house.Ledger.ViewAsync(null, token);
                return await tracer.TraceAsync(now, roots, direction, token);
            });

        await AssembleAsync(house, recall, growing.Object);

        var scope = await ReadAsync(house, recall);
        Assert.False(scope.Stable);
        var held = house.Ledger.Events.Where(e => e.Event.Type == LotEventType.Hold).Select(e => e.Event.Lot!.Value);
        Assert.Equal(scope.Nodes.Select(n => n.Lot).ToHashSet(), held.ToHashSet());
    }

    [Fact]
    public async Task Diff_OfTwoVersions_NamesLotsAndLines()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        var first = (await house.Queries.ScopeAsync(recall.RecallId, 1, default))!;
        var second = first with { Version = 2, Nodes = [.. first.Nodes.Skip(1)], Customers = [first.Customers[0]] };

        var (there, back) = (ScopeDiff.Between(first, second), ScopeDiff.Between(second, first));

        Assert.Equal([Story.Lot("R1")], there.RemovedLots);
        Assert.Equal(["S2"], there.RemovedLines.Select(l => l.Shipment));
        Assert.Empty(there.AddedLots);
        Assert.Empty(there.AddedLines);
        Assert.Equal(there.RemovedLines, back.AddedLines);
    }

    private static Task<ScopeAssembled> AssembleAsync(RecallHouse house, Recall recall, ITracer tracer) =>
        new ScopeAssembler(house.Recalls, house.Ledger, tracer, house.Blobs, new LotSelection(house.Ledger))
            .AssembleAsync(new AssembleScopeInput(recall.RecallId, 1, IsDrill: false, RecallHouse.Start), default);

    private static async Task<RecallScope> ReadAsync(RecallHouse house, Recall recall) =>
        CanonicalJson.Read<RecallScope>(await house.Blobs.ReadAsync(RecallScope.BlobOf(recall.RecallId, 1), default));
}
