using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Ledger;

public sealed class UnitCoverageTests
{
    private const string Pallet = "006141411234567890";
    private const string Carton = "006141411234567906";

    private readonly Story story = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    [Fact]
    public void Of_ReceiptOfThePallet_CoversWhatWasAnnouncedInItsCartons()
    {
        var announce = story.Announce("R1", 10, Carton, Pallet);
        var receive = story.OfUnit(LotEventType.Receive, Pallet);

        var line = Assert.Single(UnitCoverage.Fold([receive, announce]).Of(receive));

        Assert.Equal((Lot("R1"), Kg(10), Carton, "d-1"), (line.Lot, line.Quantity!.Value, line.LogisticUnit, line.Document));
    }

    [Fact]
    public void Of_SecondReceipt_CoversNothingMore()
    {
        var announce = story.Announce("R1", 10, Pallet);
        var first = story.OfUnit(LotEventType.Receive, Pallet);
        var second = story.OfUnit(LotEventType.Receive, Pallet);

        Assert.Empty(UnitCoverage.Fold([announce, first, second]).Of(second));
    }

    [Fact]
    public void Of_ReceiptAfterALotWasReceivedByHand_CoversTheOthers()
    {
        var counted = story.Event(LotEventType.Receive, "R1", 8, e => e with { LogisticUnit = Pallet });
        var receive = story.OfUnit(LotEventType.Receive, Pallet);
        LotEvent[] events = [story.Announce("R1", 10, Pallet) with { At = counted.At.AddHours(-1) }, story.Announce("R2", 5, Pallet) with { At = counted.At.AddHours(-1) }, counted, receive];

        var coverage = UnitCoverage.Fold(events);

        Assert.Equal([Lot("R2")], coverage.Of(receive).Select(l => l.Lot));
        Assert.Equal([Kg(8), Kg(5)], coverage.ContentsOf(Pallet).OrderBy(c => c.Lot.Lot).Select(c => c.Quantity!.Value));
    }

    [Fact]
    public void Of_ShipAfterAPartWasUnpacked_CoversTheRest()
    {
        var ship = (LotEvent[])[
            story.Pack("P1", 10, Pallet),
            story.Event(LotEventType.Unpack, "P1", 4, e => e with { LogisticUnit = Pallet }),
            story.ShipUnit(Pallet, "SH1")];

        Assert.Equal(Kg(6), Assert.Single(UnitCoverage.Fold(ship).Of(ship[^1])).Quantity);
    }

    [Fact]
    public void Of_SecondShipInAnotherShipment_CoversTheSameInUnknownQuantity()
    {
        var pack = story.Pack("P1", 10, Pallet);
        var (first, second) = (story.ShipUnit(Pallet, "SH1", "C1"), story.ShipUnit(Pallet, "SH2", "C2"));

        foreach (var events in new LotEvent[][] { [pack, first, second], [second, first, pack] })
        {
            var coverage = UnitCoverage.Fold(events);
            Assert.Equal((Lot("P1"), Kg(10), UnitPlace.Packed), Assert.Single(coverage.Of(first)) is var line ? (line.Lot, line.Quantity!.Value, line.Place) : default);
            Assert.Equal((Lot("P1"), null, UnitPlace.Shipped), Assert.Single(coverage.Of(second)) is var again ? (again.Lot, again.Quantity, again.Place) : default);
        }
    }

    [Fact]
    public void Of_SecondShipInTheSameShipment_CoversNothingMore()
    {
        LotEvent[] events = [story.Pack("P1", 10, Pallet), story.ShipUnit(Pallet, "SH1"), story.ShipUnit(Pallet, "SH1")];

        Assert.Empty(UnitCoverage.Fold(events).Of(events[2]));
    }

    [Fact]
    public void Of_PackThatArrivesLate_IsCoveredByItsTime()
    {
        var pack = story.Pack("P1", 10, Pallet);
        var ship = story.ShipUnit(Pallet, "SH1");
        var after = story.Pack("P2", 1, Pallet);

        Assert.Equal([Lot("P1")], UnitCoverage.Fold([ship, after, pack]).Of(ship).Select(l => l.Lot));
    }

    [Fact]
    public void Of_ReturnOfAReturn_CoversNothing()
    {
        LotEvent[] events = [
            story.Pack("P1", 10, Pallet), story.ShipUnit(Pallet, "SH1"), story.OfUnit(LotEventType.Return, Pallet), story.OfUnit(LotEventType.Return, Pallet)];

        var coverage = UnitCoverage.Fold(events);

        Assert.Single(coverage.Of(events[2]));
        Assert.Empty(coverage.Of(events[3]));
    }

    [Fact]
    public void Of_ReceiptOfANumberAnnouncedAnewAfterItLeft_CoversWhatIsInsideNow()
    {
        LotEvent[] events = [
            story.Pack("P1", 10, Pallet), story.ShipUnit(Pallet, "SH1"), story.Announce("R1", 4, Pallet), story.Announce("R2", 3, Pallet),
            story.OfUnit(LotEventType.Receive, Pallet)];

        Assert.Equal([(Lot("R1"), Kg(4)), (Lot("R2"), Kg(3))], UnitCoverage.Fold(events).Of(events[^1]).Select(l => (l.Lot, l.Quantity!.Value)));
    }

    [Fact]
    public void Of_ReceiptOfANumberAnnouncedAnewWithTheSameLot_CoversWhatWasAnnouncedLast()
    {
        LotEvent[] events = [
            story.Announce("R1", 10, Pallet), story.OfUnit(LotEventType.Receive, Pallet), story.ShipUnit(Pallet, "SH1"),
            story.Announce("R1", 4, Pallet, document: "d-2"), story.OfUnit(LotEventType.Receive, Pallet)];

        var line = Assert.Single(UnitCoverage.Fold(events).Of(events[^1]));

        Assert.Equal((Kg(4), "d-2"), (line.Quantity!.Value, line.Document));
    }

    [Fact]
    public void Of_ReturnOfANumberPackedAnewAfterItLeft_CoversWhatLeftLast()
    {
        LotEvent[] events = [
            story.Pack("P1", 10, Pallet), story.ShipUnit(Pallet, "SH1"), story.Pack("P2", 4, Pallet), story.ShipUnit(Pallet, "SH2"),
            story.OfUnit(LotEventType.Return, Pallet)];

        var coverage = UnitCoverage.Fold(events);

        Assert.Equal([Lot("P2")], coverage.Of(events[^2]).Select(l => l.Lot));
        Assert.Equal([Lot("P2")], coverage.Of(events[^1]).Select(l => l.Lot));
    }

    [Fact]
    public void Of_ReturnAfterGoodsWerePutInBesideAPartThatLeft_KeepsThatPart()
    {
        LotEvent[] events = [
            story.Pack("P1", 10, Pallet), story.Pack("P2", 4, Pallet), story.Event(LotEventType.Ship, "P1", 10, e => e with { LogisticUnit = Pallet, Shipment = "SH1", Customer = "C1" }),
            story.Pack("P3", 1, Pallet), story.OfUnit(LotEventType.Return, Pallet)];

        Assert.Equal([Lot("P1")], UnitCoverage.Fold(events).Of(events[^1]).Select(l => l.Lot));
    }

    [Fact]
    public void Of_AnnouncedWithoutAQuantity_StaysUnknown()
    {
        var announce = story.Event(LotEventType.Announce, "R1", null, e => e with { LogisticUnit = Pallet });
        var receive = story.OfUnit(LotEventType.Receive, Pallet);

        Assert.Null(Assert.Single(UnitCoverage.Fold([announce, receive]).Of(receive)).Quantity);
    }

    [Fact]
    public void ContentsOf_UnitsPackedIntoEachOther_Ends()
    {
        LotEvent[] events = [
            story.Pack("P1", 1, Carton),
            story.Event(LotEventType.Pack, with: e => e with { LogisticUnit = Carton, OuterUnit = Pallet }),
            story.Event(LotEventType.Pack, with: e => e with { LogisticUnit = Pallet, OuterUnit = Carton })];

        Assert.Single(UnitCoverage.Fold(events).ContentsOf(Pallet));
    }
}
