using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class ScopeTests
{
    [Fact]
    public async Task Assemble_SmallPlant_SortsTheClosureByCustomer()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();

        var reader = await house.Queries.ScopeAsync(recall.RecallId, null, default);

        Assert.NotNull(reader);
        Assert.True(reader.Scope.Stable);
        var nodes = await reader.LotsAsync(default).ToListAsync();
        Assert.Equal(["R1", "P1", "P2", "P3"], nodes.Select(n => n.Lot.Lot));
        Assert.All(nodes, n => Assert.Equal(LotStatus.Recalled, n.Status));
        var customers = await reader.ByCustomerAsync(default).ToListAsync();
        Assert.Equal(["C1", "C2"], customers.Select(c => c.Customer));
        Assert.Equal(
            [("S1", "P1", 25m, TraceGrade.Definite), ("S3", "P2", 40m, TraceGrade.Possible)],
            customers[0].Shipments.SelectMany(s => s.Lines.Select(l => (s.Shipment, l.Lot.Lot, l.Quantity!.Value.Value, l.Grade))));
        var stoppable = Assert.Single(await reader.StoppableAsync(default).ToListAsync());
        Assert.Equal((RecallHouse.Pallet, false), (stoppable.LogisticUnit, stoppable.InTransit));
        Assert.Equal(["P1", "P3", "R1"], (await reader.StockAsync(default).ToListAsync()).Select(s => s.Lot.Lot).Order(StringComparer.Ordinal));
    }

    [Fact]
    public async Task Assemble_AnnouncedInNoUnit_CanStillBeStoppedAndIsUnanswered()
    {
        var house = new RecallHouse();
        await house.AppendAsync(house.Story.Announce("R1", 100), house.Story.Announce("R2", 50), house.Story.Receive("R2", 20));
        var recall = await house.RunToMonitoringAsync(RecallHouse.Request() with { Lots = [Story.Lot("R1"), Story.Lot("R2")] });
        var reader = (await house.Queries.ScopeAsync(recall.RecallId, null, default))!;

        var stoppable = Assert.Single(await reader.StoppableAsync(default).ToListAsync());
        Assert.Equal((Story.Lot("R1"), null, new Quantity(100, "KGM"), true), (stoppable.Lot, stoppable.LogisticUnit, stoppable.Quantity, stoppable.InTransit));
        Assert.Equal(
            [(GapCode.UnansweredDocument, "R1"), (GapCode.UnansweredDocument, "R2")],
            (await reader.GapsAsync(default).ToListAsync()).Select(g => (g.Code, g.Lot.Lot)));
    }

    [Fact]
    public async Task Assemble_LotThatNothingTellsOf_IsAGap()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync(RecallHouse.Request() with { Lots = [Story.Lot("R7")] });
        var reader = (await house.Queries.ScopeAsync(recall.RecallId, null, default))!;

        Assert.Equal((GapCode.UnknownLot, "R7"), Assert.Single((await reader.GapsAsync(default).ToListAsync()).Select(g => (g.Code, g.Lot.Lot))));
    }

    [Fact]
    public async Task Assemble_CustomersThatANoticeDoesNotReach_AreGaps()
    {
        var house = await new RecallHouse().WithPlantAsync();
        await house.Reference.PutAsync("C2", new Customer { Name = "No contact" }, default);
        await house.AppendAsync(house.Story.Ship("P1", 1, "S9", "C9"));
        var recall = await house.RunToMonitoringAsync();
        var reader = (await house.Queries.ScopeAsync(recall.RecallId, null, default))!;

        var gaps = await reader.GapsAsync(default).ToListAsync();
        Assert.Equal(
            [(GapCode.CustomerUnreachable, "C2"), (GapCode.UnknownCustomer, "C9")],
            gaps.Where(g => g.Detail.StartsWith("Customer", StringComparison.Ordinal)).Select(g => (g.Code, g.Detail.Split(' ')[1])));
        Assert.Equal(gaps.Count, reader.Scope.Figures.Gaps);
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
        racing.Setup(t => t.CloseAsync(It.IsAny<ILedgerView>(), It.IsAny<IReadOnlyCollection<LotKey>>(), TraceDirection.Forward, It.IsAny<CancellationToken>()))
            .Returns(async (ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken token) =>
            {
                var closure = await tracer.CloseAsync(view, roots, direction, token);
                if (traces++ == 0)
                {
                    await house.AppendAsync(
                        house.Story.Ship("P1", 5, "LATE", "C9"), house.Story.Consume("R1", 1, "W9"), house.Story.Produce("P9", 1, "W9"), house.Story.Ship("P9", 1, "LATER", "C8"));
                }

                return closure;
            });

        await AssembleAsync(house, recall, racing.Object);

        var scope = await ReadAsync(house, recall);
        Assert.Equal(["C1", "C2", "C8", "C9"], (await scope.CustomersAsync(default).ToListAsync()).Select(c => c.Customer));
        Assert.True(scope.Scope.Stable);
        var held = house.Ledger.Events.Where(e => e.Event.Type == LotEventType.Hold).ToList();
        Assert.Equal(5, held.Count);
        Assert.All(held, h => Assert.True(h.RecordedAt <= scope.Scope.CheckedTo));
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
        Assert.DoesNotContain(await (await ReadAsync(house, recall)).CustomersAsync(default).ToListAsync(), c => c.Customer == "C9");
    }

    [Fact]
    public async Task Assemble_LotsKeepComing_EndsAndSaysSo()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var growing = new Mock<ITracer>();
        var tracer = new Tracer(house.Clock);
        var traces = 0;
        growing.Setup(t => t.CloseAsync(It.IsAny<ILedgerView>(), It.IsAny<IReadOnlyCollection<LotKey>>(), TraceDirection.Forward, It.IsAny<CancellationToken>()))
            .Returns(async (ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken token) =>
            {
                var closure = await tracer.CloseAsync(view, roots, direction, token);
                await house.AppendAsync(house.Story.Produce($"P-{traces++}", 1, "W1"));
                return closure;
            });

        await AssembleAsync(house, recall, growing.Object);

        var scope = await ReadAsync(house, recall);
        Assert.False(scope.Scope.Stable);
        var held = house.Ledger.Events.Where(e => e.Event.Type == LotEventType.Hold).Select(e => e.Event.Lot!.Value);
        Assert.Equal(await scope.LotSetAsync(default), held.ToHashSet());
    }

    [Fact]
    public async Task Assemble_RowsOfManySizes_AreReadAsTheyWereWritten()
    {
        var house = await new RecallHouse().WithPlantAsync();
        for (var i = 0; i < 250; i++) await house.AppendAsync(house.Story.Ship("P1", 1, $"S-{i}-{new string('x', i * 7)}", $"C-{i:000}"));
        var recall = await house.RunToMonitoringAsync();

        var reader = (await house.Queries.ScopeAsync(recall.RecallId, null, default))!;

        var customers = await reader.CustomersAsync(default).ToListAsync();
        Assert.Equal(252, customers.Count);
        Assert.Equal([0, 1, 2], customers.Select(c => c.Part).Distinct());
        Assert.Equal(253, await reader.ShipmentsAsync(default).CountAsync());
        var one = Assert.Single(await reader.CustomersAsync([("C-249", customers.Single(c => c.Customer == "C-249").Part)], default).ToListAsync());
        Assert.Equal(1743 + 6, one.Shipments.Single().Shipment.Length);
        Assert.Equal(252, house.Recalls.Notices.Count);
    }

    private static Task<ScopeAssembled> AssembleAsync(RecallHouse house, Recall recall, ITracer tracer) =>
        new ScopeAssembler(house.Recalls, house.Ledger, tracer, house.Blobs, house.Reference, new LotSelection(house.Ledger), new ScopeHolds(house.Recalls, house.Ledger, house.Blobs), house.Clock)
            .AssembleAsync(new AssembleScopeInput(recall.RecallId, 1, IsDrill: false, RecallHouse.Start), default);

    private static Task<ScopeReader> ReadAsync(RecallHouse house, Recall recall) => ScopeReader.OpenAsync(house.Blobs, recall.RecallId, 1, default);
}
