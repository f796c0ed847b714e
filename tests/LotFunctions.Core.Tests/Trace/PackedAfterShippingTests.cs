using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using Microsoft.Extensions.Time.Testing;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Trace;

/// <summary>A lot that was packed into a unit at a time when that had left: it is in no shipment, and that is said.</summary>
public sealed class PackedAfterShippingTests
{
    private const string Pallet = "006141411234567890";
    private const string Carton = "006141411234567906";

    private readonly FakeTimeProvider clock = new(RandomPlant.Start.AddDays(1));
    private readonly Story story = new(RandomPlant.Start);

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Trace_PackedAfterTheUnitLeft_IsAGapInAnyOrderOfRecording(bool packFirst)
    {
        LotEvent[] events = [story.Produce("P1", 10, "W1"), story.ShipUnit(Pallet, "SH1", "C7"), story.Pack("P1", 4, Pallet)];

        var trace = await TraceAsync(packFirst ? [events[0], events[2], events[1]] : events);

        var gap = Assert.Single(trace.Gaps);
        Assert.Equal((GapCode.PackedAfterShipping, Lot("P1")), (gap.Code, gap.Lot));
        foreach (var named in new[] { Pallet, "SH1", "C7" }) Assert.Contains(named, gap.Detail, StringComparison.Ordinal);
        Assert.Equal(Pallet, Assert.Single(trace.Packed).LogisticUnit);
        Assert.Empty(trace.Shipments);
    }

    [Fact]
    public async Task Trace_BesideALotThatLeftInTheUnit_IsAGapOfTheLateOneAlone()
    {
        var trace = await TraceAsync(
            story.Produce("P1", 10, "W1"), story.Produce("P2", 10, "W1", "P1"), story.Pack("P1", 4, Pallet), story.ShipUnit(Pallet, "SH1"), story.Pack("P2", 4, Pallet));

        Assert.Equal((GapCode.PackedAfterShipping, Lot("P2")), Assert.Single(trace.Gaps.Select(g => (g.Code, g.Lot))));
    }

    [Fact]
    public async Task Trace_PackedIntoACartonOnAPalletThatHadLeft_IsAGap()
    {
        var trace = await TraceAsync(
            story.Produce("P1", 10, "W1"), story.ShipUnit(Pallet, "SH1"),
            story.Event(LotEventType.Pack, with: e => e with { LogisticUnit = Carton, OuterUnit = Pallet }), story.Pack("P1", 4, Carton));

        Assert.Equal(GapCode.PackedAfterShipping, Assert.Single(trace.Gaps).Code);
    }

    [Fact]
    public async Task Trace_TheUnitCameBackOrLeftAgain_IsNoGap()
    {
        var returned = await TraceAsync(
            story.Produce("P1", 10, "W1"), story.ShipUnit(Pallet, "SH1"), story.OfUnit(LotEventType.Return, Pallet), story.Pack("P1", 4, Pallet));
        var shipped = await TraceAsync(
            story.Produce("P1", 10, "W1"), story.ShipUnit(Pallet, "SH1"), story.Pack("P1", 4, Pallet), story.ShipUnit(Pallet, "SH2"));
        var unpacked = await TraceAsync(
            story.Produce("P1", 10, "W1"), story.ShipUnit(Pallet, "SH1"), story.Pack("P1", 4, Pallet),
            story.Event(LotEventType.Unpack, "P1", with: e => e with { LogisticUnit = Pallet }));

        Assert.Empty(returned.Gaps);
        Assert.Empty(shipped.Gaps);
        Assert.Equal("SH2", Assert.Single(shipped.Shipments).Shipment);
        Assert.DoesNotContain(unpacked.Gaps, g => g.Code == GapCode.PackedAfterShipping);
    }

    private async Task<TraceResult> TraceAsync(params LotEvent[] events)
    {
        var ledger = new MemoryLedger(clock);
        foreach (var e in events) await ledger.AppendAsync([e], Story.Quality, default);
        await using var view = await ledger.ViewAsync(null, default);
        return await new Tracer(clock).TraceAsync(view, [Lot("P1")], TraceDirection.Forward, default);
    }
}
