using LotFunctions.Core;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract partial class LedgerContract
{
    [Fact]
    public async Task Unit_ReceivedAlone_TurnsWhatWasAnnouncedIntoStock()
    {
        await AcceptedAsync(story.Announce("A1", 10, "U1", "P1"), story.Announce("B1", 3, "U2", "P1"), story.ReceiveUnit("P1", "DOCK"));

        Assert.Equal(new Balance("DOCK", 10, "KGM"), Assert.Single((await StateAsync("A1")).Balances));
        Assert.Equal(new Balance("DOCK", 3, "KGM"), Assert.Single((await StateAsync("B1")).Balances));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_ReceivedAloneUnderARuleThatLetsReceiptsWait_IsQuarantinedUntilInspected()
    {
        var waits = new RuleJudgement { Version = 1, Rule = "r", OnReceipt = ReceiptHold.Inspection };
        var announce = story.Announce("A1", 10, "U1", "P1") with { Judgement = waits };
        await AcceptedAsync(announce, story.Announce("B1", 3, "U2", "P1"), story.ReceiveUnit("P1", "DOCK"));
        Assert.Equal(["receipt/1/r"], (await StateAsync("A1")).Holds.Keys);
        Assert.Empty((await StateAsync("B1")).Holds);

        var refused = await Port.AppendAsync([story.Consume("A1", 1, "W1"), story.Consume("B1", 1, "W1")], Scenario.Operator, None);
        Assert.Equal([RefusalCode.LotQuarantined, null], refused.Select(r => r.Code));

        await AcceptedAsync(story.Event(LotEventType.Inspect, "A1", with: e => e with { Inspection = new Inspection { Test = "Moisture", Pass = true } }));
        await AcceptedAsync(story.Consume("A1", 1, "W1"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_AnnouncedLateUnderARuleThatLetsReceiptsWait_IsQuarantinedForTheNextEventOfTheSameAppend()
    {
        var waits = new RuleJudgement { Version = 1, Rule = "r", OnReceipt = ReceiptHold.Release };
        var announce = story.Announce("A1", 10, "U1") with { Judgement = waits };
        var receive = story.ReceiveUnit("U1", "DOCK");

        var results = await Port.AppendAsync([receive, announce, story.Consume("A1", 1, "W1")], Scenario.Operator, None);

        Assert.Equal([null, null, RefusalCode.LotQuarantined], results.Select(r => r.Code));
        Assert.Equal(["rule/1/r"], (await StateAsync("A1")).Holds.Keys);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_ShippedAlone_CoversItsContents()
    {
        await AcceptedAsync(story.Receive("A1", 10), story.Pack("A1", 4, "U1"), story.ShipUnit("U1", "SH1"));

        var state = await StateAsync("A1");
        Assert.Equal((6m, 4m), (state.OnHand, Assert.Single(state.Totals).Shipped));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_ShippedOnceMore_IsInBothShipmentsAndLeavesTheStockOnce()
    {
        await AcceptedAsync(story.Receive("A1", 10), story.Pack("A1", 4, "U1"), story.ShipUnit("U1", "SH1"), story.ShipUnit("U1", "SH2") with { Customer = "C2" });

        var state = await StateAsync("A1");
        Assert.Equal((6m, 4m), (state.OnHand, Assert.Single(state.Totals).Shipped));
        Assert.Contains(GapCode.QuantityUnknown, state.Gaps().Select(g => g.Code));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_PackArrivesAfterShip_IsCoveredAllTheSame()
    {
        var receive = story.Receive("A1", 10);
        var pack = story.Pack("A1", 4, "U1");
        var ship = story.ShipUnit("U1", "SH1");

        await AcceptedAsync(receive);
        await AcceptedAsync(ship);
        await AcceptedAsync(pack);

        Assert.Equal(6, (await StateAsync("A1")).OnHand);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_CartonPutOnPalletLate_MovesWithThePallet()
    {
        var pack = story.Pack("A1", 4, "U1");
        var onPallet = story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = "U1", OuterUnit = "P1" });
        var ship = story.ShipUnit("P1", "SH1");
        await AcceptedAsync(story.Receive("A1", 10), ship, pack);

        await AcceptedAsync(onPallet);

        Assert.Equal(4, Assert.Single((await StateAsync("A1")).Totals).Shipped);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_WithHeldLotInside_IsNotShippedNorPacked()
    {
        await AcceptedAsync(story.Receive("A1", 10), story.Pack("A1", 4, "U1"), story.Hold("A1"));

        var ship = story.ShipUnit("U1", "SH1");
        var pack = story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = "U1", OuterUnit = "P1" });
        var results = await AppendAsync(ship, pack);

        Assert.All(results, r => Assert.Equal(RefusalCode.LotHeld, r.Code));
        Assert.Null(await Port.FindAsync(ship.EventId, None));
    }

    [Fact]
    public async Task History_OfLotInUnit_HasTheUnitsEventsThatCoverIt()
    {
        var receive = story.Receive("A1", 10);
        var pack = story.Pack("A1", 4, "U1");
        var move = story.Event(LotEventType.Move, null, null, e => e with { LogisticUnit = "U1", Location = "GATE" });
        var ship = story.ShipUnit("U1", "SH1");
        var after = story.ShipUnit("U1", "SH1");
        await AcceptedAsync(receive, pack, move, ship, after);

        var history = await Port.HistoryAsync(Scenario.Lot("A1"), null, 100, None);

        // All has left with this shipment already.
        Assert.Equal([receive.EventId, pack.EventId, move.EventId, ship.EventId], history.Select(r => r.Event.EventId));
    }

    [Fact]
    public async Task History_InPages_IsComplete()
    {
        var events = Enumerable.Range(1, 9).Select(i => story.Receive("A1", i)).ToList();
        events.Add(story.Void(events[2]));
        await AcceptedAsync([.. events, story.Receive("A2", 1)]);

        var seen = new List<string>();
        DateTimeOffset? after = null;
        while (await Port.HistoryAsync(Scenario.Lot("A1"), after, 4, None) is { Count: > 0 } page)
        {
            Assert.InRange(page.Count, 1, 4);
            seen.AddRange(page.Select(r => r.Event.EventId));
            after = page[^1].RecordedAt;
        }

        Assert.Equal(events.Select(e => e.EventId), seen);
    }

    [Fact]
    public async Task History_OfUnknownLot_IsEmpty() => Assert.Empty(await Port.HistoryAsync(Scenario.Lot("Z9"), null, 10, None));

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Unit_PackedIntoWhatIsInsideIt_IsRefusedUnlessExecuted(bool comesLate)
    {
        LotEvent Into(string unit, string outer) => story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = unit, OuterUnit = outer });
        var (inP, inC, onP) = (Into("C1", "P1"), Into("P1", "C1"), Into("X1", "P1"));
        var (first, second) = comesLate ? (inC, inP) : (inP, inC);
        await AcceptedAsync(story.Produce("A1", 10, "W1"), story.Pack("A1", 10, "C1"), first, onP);

        var refused = await Port.AppendAsync([second], Scenario.Operator, None);
        var executed = await Port.AppendAsync([EventIdentity.Seal(second with { AsExecuted = true }, eventId: null)], Scenario.Operator, None);

        Assert.Equal((AppendStatus.Refused, RefusalCode.UnitInItself), (refused[0].Status, refused[0].Code));
        Assert.Equal((AppendStatus.Accepted, RefusalCode.UnitInItself), (executed[0].Status, executed[0].Code));
        await AcceptedAsync(Into("X2", "P1"));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Unit_PackedIntoItself_IsRefused()
    {
        var pack = story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = "P1", OuterUnit = "P1", AsExecuted = true });

        Assert.Equal(RefusalCode.UnitInItself, (await Port.AppendAsync([pack], Scenario.Operator, None))[0].Code);
    }

    [Fact]
    public async Task Unit_PackedIntoAnotherAfterItCameOut_IsAccepted()
    {
        LotEvent Of(LotEventType type, string unit, string outer) => story.Event(type, null, null, e => e with { LogisticUnit = unit, OuterUnit = outer });

        await AcceptedAsync(
            story.Produce("A1", 10, "W1"), story.Pack("A1", 10, "C1"), Of(LotEventType.Pack, "C1", "P1"), Of(LotEventType.Unpack, "C1", "P1"), Of(LotEventType.Pack, "P1", "C1"));
    }
}
