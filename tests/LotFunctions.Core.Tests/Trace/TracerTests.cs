using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using Microsoft.Extensions.Time.Testing;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Trace;

public sealed class TracerTests
{
    private const string PalletA = "006141411234567890";
    private const string CartonA = "006141411234567906";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly FakeTimeProvider clock = new(Start.AddDays(1));
    private readonly Story story = new(Start);
    private readonly MemoryLedger ledger;

    public TracerTests() => ledger = new MemoryLedger(clock);

    [Fact]
    public async Task Trace_OneInputTwoOutputs_EdgesAreDefinite()
    {
        await RecordAsync(story.Receive("R1", 10), story.Consume("R1", 10, "W1"), story.Produce("P1", 4, "W1"), story.Produce("P2", 6, "W1"));

        var trace = await TraceAsync("R1", TraceDirection.Forward);

        Assert.Equal([(Lot("R1"), 0), (Lot("P1"), 1), (Lot("P2"), 1)], trace.Nodes.Select(n => (n.Lot, n.Depth)));
        Assert.All(trace.Edges, e => Assert.Equal(TraceGrade.Definite, e.Grade));
        Assert.All(trace.Edges, e => Assert.Null(e.Quantity));
    }

    [Fact]
    public async Task Trace_TwoInputsTwoOutputs_EdgesArePossible()
    {
        await RecordAsync(
            story.Consume("R1", 5, "W1"), story.Consume("R2", 5, "W1"), story.Produce("P1", 4, "W1"), story.Produce("P2", 6, "W1"));

        var trace = await TraceAsync("R1", TraceDirection.Forward);

        Assert.All(trace.Nodes.Where(n => n.Depth > 0), n => Assert.Equal(TraceGrade.Possible, n.Grade));
        Assert.Equal(2, trace.Edges.Count);
    }

    [Fact]
    public async Task Trace_OutputNamesItsInputs_OthersAreExcludedAndTheRestIsCertain()
    {
        await RecordAsync(
            story.Consume("R1", 5, "W1"), story.Consume("R2", 7, "W1"), story.Produce("P1", 4, "W1", "R1"), story.Produce("P2", 6, "W1"));

        var fromSecond = await TraceAsync("R2", TraceDirection.Forward);

        // P1 cannot hold R2, so all of R2 is in P2.
        var edge = Assert.Single(fromSecond.Edges);
        Assert.Equal((Lot("P2"), TraceGrade.Definite, Kg(7)), (edge.To, edge.Grade, edge.Quantity!.Value));
    }

    [Fact]
    public async Task Trace_InputNamedWithoutConsumption_IsAnEdgeBothWays()
    {
        await RecordAsync(story.Produce("P1", 4, "W1", "R1"));

        Assert.Equal(Lot("P1"), Assert.Single((await TraceAsync("R1", TraceDirection.Forward)).Edges).To);
        Assert.Equal(Lot("R1"), Assert.Single((await TraceAsync("P1", TraceDirection.Backward)).Edges).From);
    }

    [Fact]
    public async Task Trace_LongerDefinitePath_MakesTheNodeDefinite()
    {
        await RecordAsync(
            story.Consume("R1", 1, "W1"), story.Consume("R2", 1, "W1"), story.Produce("P1", 1, "W1"), story.Produce("P2", 1, "W1"),
            story.Consume("R1", 1, "W2"), story.Produce("S1", 1, "W2"), story.Consume("S1", 1, "W3"), story.Produce("P1", 1, "W3"));

        var trace = await TraceAsync("R1", TraceDirection.Forward);

        var node = trace.Nodes.Single(n => n.Lot == Lot("P1"));
        Assert.Equal((1, TraceGrade.Definite), (node.Depth, node.Grade));
        Assert.Equal(TraceGrade.Possible, trace.Nodes.Single(n => n.Lot == Lot("P2")).Grade);
    }

    [Fact]
    public async Task Trace_ReworkIntoItsOwnAncestor_Ends()
    {
        await RecordAsync(
            story.Consume("R1", 1, "W1"), story.Produce("P1", 1, "W1"), story.Consume("P1", 1, "W2"), story.Produce("R1", 1, "W2"));

        var trace = await TraceAsync("R1", TraceDirection.Both);

        Assert.Equal(2, trace.Nodes.Count);
        Assert.Equal(2, trace.Edges.Count);
    }

    [Fact]
    public async Task Trace_ShippedByUnit_CoversWhatWasInside()
    {
        await RecordAsync(
            story.Produce("P1", 10, "W1"), story.Pack("P1", 6, CartonA),
            story.Event(LotEventType.Pack, with: e => e with { LogisticUnit = CartonA, OuterUnit = PalletA }),
            story.ShipUnit(PalletA, "SH1", "C7"));

        var trace = await TraceAsync("P1", TraceDirection.Forward);

        var shipment = Assert.Single(trace.Shipments);
        Assert.Equal(("SH1", "C7"), (shipment.Shipment, shipment.Customer));
        Assert.Equal([new TraceShipmentLine(Lot("P1"), CartonA, Kg(6), TraceGrade.Definite)], shipment.Lines);
        Assert.Equal(4, trace.Stock.Single().Quantity?.Value);
        Assert.Empty(trace.Packed);
    }

    [Fact]
    public async Task Trace_PackedAndInTransit_AreListedAsPacked()
    {
        await RecordAsync(
            story.Announce("R1", 5, CartonA, PalletA), story.Consume("R1", 1, "W1"), story.Produce("P1", 10, "W1"),
            story.Pack("P1", 6, "006141411234567999"));

        var trace = await TraceAsync("R1", TraceDirection.Forward);

        Assert.Equal(
            [(Lot("P1"), "006141411234567999", false), (Lot("R1"), CartonA, true)],
            trace.Packed.Select(p => (p.Lot, p.LogisticUnit, p.InTransit)));
    }

    [Fact]
    public async Task Trace_AnnouncedThenReceivedByUnit_IsOneReceipt()
    {
        await RecordAsync(story.Announce("R1", 5, CartonA, PalletA, "d-9"));
        Assert.Null(Assert.Single((await TraceAsync("R1", TraceDirection.Backward)).Receipts).Received);

        await RecordAsync(story.OfUnit(LotEventType.Receive, PalletA, "DOCK"));

        var receipt = Assert.Single((await TraceAsync("R1", TraceDirection.Backward)).Receipts);
        Assert.Equal((Kg(5), Kg(5), "d-9"), (receipt.Announced!.Value, receipt.Received!.Value, receipt.Document));
    }

    [Fact]
    public async Task Trace_ReceiptsWithoutUnit_FillTheOldestAnnouncementFirst()
    {
        await RecordAsync(story.Announce("R1", 5, document: "d-1"), story.Announce("R1", 5, document: "d-2"), story.Receive("R1", 8));

        var receipts = (await TraceAsync("R1", TraceDirection.Backward)).Receipts;

        Assert.Equal([("d-1", 5m), ("d-2", 3m)], receipts.Select(r => (r.Document!, r.Received!.Value.Value)));
    }

    [Fact]
    public async Task Trace_AsOfEarlier_SeesNeitherLaterEventsNorLaterVoids()
    {
        var consume = story.Consume("R1", 1, "W1");
        await RecordAsync(story.Receive("R1", 5), consume, story.Produce("P1", 1, "W1"));
        var before = ledger.Events[^1].RecordedAt;
        clock.Advance(TimeSpan.FromMinutes(1));
        await RecordAsync(story.Void(consume), story.Produce("P2", 1, "W1"));

        Assert.Equal([Lot("R1")], (await TraceAsync("R1", TraceDirection.Forward)).Nodes.Select(n => n.Lot));
        Assert.Equal([Lot("R1"), Lot("P1")], (await TraceAsync("R1", TraceDirection.Forward, before)).Nodes.Select(n => n.Lot));
    }

    [Theory]
    [InlineData("B1", TraceDirection.Backward)]
    [InlineData("A1", TraceDirection.Forward)]
    [InlineData("A1", TraceDirection.Backward)]
    public async Task Trace_InputThatNothingElseNames_IsNotReceived(string root, TraceDirection direction)
    {
        await RecordAsync(story.Receive("A2", 5), story.Produce("B1", 5, "W1", "A1", "A2"));

        var gap = Assert.Single((await TraceAsync(root, direction)).Gaps);
        Assert.Equal((GapCode.NotReceived, Lot("A1")), (gap.Code, gap.Lot));

        await RecordAsync(story.Receive("A1", 5));
        Assert.DoesNotContain((await TraceAsync(root, direction)).Gaps, g => g.Code == GapCode.NotReceived);
    }

    [Fact]
    public async Task Trace_InputWhoseConsumeIsTakenBack_IsStillNotReceived()
    {
        var consume = story.Consume("A1", 5, "W1");
        await RecordAsync(consume, story.Produce("B1", 5, "W1", "A1"), story.Void(consume));

        Assert.Equal(GapCode.NotReceived, Assert.Single((await TraceAsync("B1", TraceDirection.Backward)).Gaps).Code);
    }

    [Fact]
    public async Task Trace_ProductionWithoutInputs_IsAGap()
    {
        await RecordAsync(story.Produce("P1", 1, "W1"), story.Ship("P1", 1, "SH1"));

        var gap = Assert.Single((await TraceAsync("P1", TraceDirection.Backward)).Gaps);
        Assert.Equal((GapCode.ProducedWithoutInputs, Lot("P1")), (gap.Code, gap.Lot));
    }

    [Fact]
    public async Task Trace_UnitWithUnknownContentsInTheSameShipment_IsAGapUntilTheContentsCome()
    {
        var pack = story.Pack("P9", 2, PalletA);
        await RecordAsync(story.Produce("P1", 10, "W1", "R1"), story.Ship("P1", 4, "SH1", "C7"), story.ShipUnit(PalletA, "SH1", "C7"), story.ShipUnit(CartonA, "SH2", "C7"));

        var gap = Assert.Single((await TraceAsync("R1", TraceDirection.Forward)).Gaps, g => g.Code == GapCode.MissingLot);
        Assert.Equal(Lot("P1"), gap.Lot);
        Assert.Contains(PalletA, gap.Detail, StringComparison.Ordinal);

        await RecordAsync(pack);
        Assert.DoesNotContain((await TraceAsync("R1", TraceDirection.Forward)).Gaps, g => g.Code == GapCode.MissingLot);
    }

    [Fact]
    public async Task Trace_UnitThatLeftTwice_HasNoUnknownContents()
    {
        await RecordAsync(story.Produce("P1", 10, "W1", "R1"), story.Pack("P1", 4, PalletA), story.ShipUnit(PalletA, "SH1", "C7"), story.ShipUnit(PalletA, "SH1", "C7"));

        var trace = await TraceAsync("R1", TraceDirection.Forward);

        Assert.Single(Assert.Single(trace.Shipments).Lines);
        Assert.DoesNotContain(trace.Gaps, g => g.Code == GapCode.MissingLot);
    }

    [Fact]
    public async Task Trace_UnknownLot_IsANodeAlone()
    {
        var trace = await TraceAsync("X1", TraceDirection.Both);

        Assert.Equal(Lot("X1"), Assert.Single(trace.Nodes).Lot);
        Assert.Empty(trace.Edges);
    }

    private async Task RecordAsync(params LotEvent[] events)
    {
        var results = await ledger.AppendAsync(events, Operator, default);
        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
    }

    private async Task<TraceResult> TraceAsync(string lot, TraceDirection direction, DateTimeOffset? asOf = null)
    {
        await using var view = await ledger.ViewAsync(asOf, default);
        return await new Tracer(clock).TraceAsync(view, [Lot(lot)], direction, default);
    }
}
