using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Standards;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Ledger;

public sealed class LotStateTests
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly DateOnly Today = new(2026, 3, 3);

    private readonly Story story = new(Start);

    [Fact]
    public void Fold_AStoryOfOneLot_AddsUp()
    {
        var state = Fold(
            story.Announce("R1", 100), story.Receive("R1", 100, "DOCK"), Move("R1", 60, "RACK"), story.Consume("R1", 30, "W1"),
            story.Ship("R1", 20, "SH1"), Return("R1", 5), Scrap("R1", 5), story.Event(LotEventType.Adjust, "R1", -2, e => e with { Location = "RACK" }));

        var totals = Assert.Single(state.Totals);
        Assert.Equal(
            new LotTotals("KGM") { Announced = 100, Received = 100, Consumed = 30, Shipped = 20, Returned = 5, Scrapped = 5, Adjusted = -2 },
            totals);
        Assert.Equal(48, state.OnHand);
        Assert.Equal(48, state.Balances.Sum(b => b.Value));
        Assert.Empty(state.Gaps());
        Assert.Equal(LotStatus.Available, state.StatusOn(Today));
    }

    [Fact]
    public void Fold_ConvertibleUnits_AreKeptInTheLotsFirstUnit()
    {
        var state = Fold(
            story.Receive("R1", 2, "DOCK"),
            story.Consume("R1", 1, "W1") with { Quantity = new Quantity(500, "GRM") },
            story.Consume("R1", 1, "W1") with { Quantity = new Quantity(3, "EA") });

        Assert.Equal([("KGM", 0.5m), ("EA", 3m)], state.Totals.Select(t => (t.Unit, t.Consumed)));
        Assert.Equal(1.5m, state.OnHand);
    }

    [Fact]
    public void Fold_TakenFromWhereNothingIs_TakesFromWhereSomethingIs()
    {
        var state = Fold(
            story.Receive("R1", 10, "DOCK"), Move("R1", 4, "RACK"),
            story.Event(LotEventType.Consume, "R1", 5, e => e with { WorkOrder = "W1", Location = "RACK" }));

        Assert.Equal([new Balance("DOCK", 5, "KGM")], state.Balances);
    }

    [Fact]
    public void Fold_MoveWithoutQuantity_MovesAll()
    {
        var state = Fold(story.Receive("R1", 10, "DOCK"), story.Receive("R1", 3, "YARD"), Move("R1", null, "RACK"));

        Assert.Equal([new Balance("RACK", 13, "KGM")], state.Balances);
    }

    [Theory]
    [InlineData(new[] { "consume" }, GapCode.NotReceived)]
    [InlineData(new[] { "announce", "ship" }, GapCode.NotReceived)]
    [InlineData(new[] { "ship" }, GapCode.ShippedWithoutProduction)]
    [InlineData(new[] { "consume", "receive" }, GapCode.ConsumedBeforeReceived)]
    [InlineData(new[] { "receive", "consume", "ship" }, GapCode.OverConsumption)]
    [InlineData(new[] { "receive", "unknown" }, GapCode.QuantityUnknown)]
    [InlineData(new[] { "receive", "consume" }, null)]
    public void Gaps_OfAnIncompleteRecord_AreNamed(string[] steps, string? expected)
    {
        var state = Fold([.. steps.Select(s => s switch
        {
            "announce" => story.Announce("R1", 10),
            "receive" => story.Receive("R1", 10),
            "consume" => story.Consume("R1", 10, "W1"),
            "ship" => story.Ship("R1", 10, "SH1"),
            "unknown" => story.Event(LotEventType.Consume, "R1", null, e => e with { WorkOrder = "W1" }),
            _ => throw new ArgumentException(s),
        })]);

        Assert.Equal(expected, state.Gaps().SingleOrDefault()?.Code);
    }

    [Fact]
    public void StatusOn_StrictestHoldWins_AndReleaseLiftsItsOwn()
    {
        var hold = story.Event(LotEventType.Hold, "R1", with: e => e with { Reason = "smell" });
        var recall = story.Event(LotEventType.Hold, "R1", with: e => e with { Recall = "R-1" });
        var endOfRecall = story.Event(LotEventType.Release, "R1", with: e => e with { Recall = "R-1" });
        var release = story.Event(LotEventType.Release, "R1");
        var receive = story.Receive("R1", 1) with { At = Start.AddDays(-1) };

        Assert.Equal(LotStatus.Recalled, Fold(receive, hold, recall).StatusOn(Today));
        Assert.Equal(LotStatus.Held, Fold(receive, hold, recall, endOfRecall).StatusOn(Today));
        Assert.Equal(LotStatus.Recalled, Fold(receive, hold, recall, release).StatusOn(Today));
        Assert.Equal(LotStatus.Available, Fold(receive, hold, recall, endOfRecall, release).StatusOn(Today));
    }

    [Fact]
    public void StatusOn_FailedInspection_Holds()
    {
        var failed = story.Event(LotEventType.Inspect, "R1", with: e => e with { Inspection = new Inspection { Test = "Salmonella", Pass = false } });

        Assert.Equal(LotStatus.Held, Fold(failed).StatusOn(Today));
    }

    [Theory]
    [InlineData(ReceiptHold.Inspection, "receipt/3/oats", LotStatus.Available)]
    [InlineData(ReceiptHold.Release, "rule/3/oats", LotStatus.Quarantined)]
    public void StatusOn_ReceiptThatARuleLetsWait_IsQuarantinedUntilItIsInspectedOrReleased(ReceiptHold until, string key, LotStatus inspected)
    {
        var early = Passed() with { At = Start.AddHours(-1) };
        var receive = story.Receive("R1", 1) with { Judgement = Rule with { OnReceipt = until } };
        var (passed, release, more) = (Passed(), story.Event(LotEventType.Release, "R1"), story.Receive("R1", 1) with { Judgement = receive.Judgement });

        Assert.Equal(LotStatus.Quarantined, Fold(early, receive).StatusOn(Today));
        Assert.Equal([key], Fold(early, receive).Holds.Keys);
        Assert.Equal(inspected, Fold(receive, passed).StatusOn(Today));
        Assert.Equal(LotStatus.Available, Fold(receive, release).StatusOn(Today));
        Assert.Equal(LotStatus.Quarantined, Fold(receive, release, more).StatusOn(Today));
    }

    [Fact]
    public void StatusOn_ViolationThatQuarantines_NeedsARelease()
    {
        var receive = story.Receive("R1", 1) with
        {
            Judgement = Rule with { Quarantine = true, Violations = [new RuleViolation("pattern", "Not ours.")], OnReceipt = ReceiptHold.Inspection },
        };

        Assert.Equal([("receipt/3/oats", "Received, and neither inspected nor released yet."), ("rule/3/oats", "Not ours.")], Fold(receive).Holds.Select(h => (h.Key, h.Value)));
        Assert.Equal(["rule/3/oats"], Fold(receive, Passed()).Holds.Keys);
        Assert.Equal(LotStatus.Quarantined, Fold(receive, Passed()).StatusOn(Today));
        Assert.Empty(Fold(receive, story.Event(LotEventType.Release, "R1")).Holds);
    }

    [Fact]
    public void StatusOn_AnnouncedUnderARuleThatLetsReceiptsWait_IsAnnounced()
    {
        var announce = story.Announce("R1", 1) with { Judgement = Rule with { OnReceipt = ReceiptHold.Inspection } };

        Assert.Equal(LotStatus.Announced, Fold(announce).StatusOn(Today));
        Assert.Equal(LotStatus.Quarantined, Fold(announce with { Judgement = Rule with { Quarantine = true } }).StatusOn(Today));
    }

    [Theory]
    [InlineData(LotEventType.Receive, true)]
    [InlineData(LotEventType.Produce, true)]
    [InlineData(LotEventType.Adjust, true)]
    [InlineData(LotEventType.Announce, false)]
    [InlineData(LotEventType.Consume, false)]
    [InlineData(LotEventType.Move, false)]
    [InlineData(LotEventType.Return, false)]
    public void Fold_ALaterEventStatesAnotherExpiry_WhatComesWithTheGoodsOrCorrectsThemCounts(LotEventType type, bool counts)
    {
        var state = Fold(
            story.Receive("R1", 10, "DOCK") with { Attributes = new LotAttributes { Expiry = Today } },
            story.Event(type, "R1", 1, e => e with { Location = "RACK", WorkOrder = "W1", Attributes = new LotAttributes { Expiry = Today.AddDays(9), Production = Today.AddDays(-9) } }));

        Assert.Equal(new LotAttributes { Expiry = counts ? Today.AddDays(9) : Today, Production = Today.AddDays(-9) }, state.Attributes);
    }

    [Fact]
    public void Fold_AnnouncedAgainBeforeItComes_TheLastAnnouncementCounts()
    {
        var state = Fold(
            story.Announce("R1", 10) with { Attributes = new LotAttributes { Expiry = Today } },
            story.Announce("R1", 10) with { Attributes = new LotAttributes { Expiry = Today.AddDays(9) } });

        Assert.Equal(Today.AddDays(9), state.Attributes!.Expiry);
    }

    [Fact]
    public void StatusOn_DayAfterExpiry_IsExpired()
    {
        var receive = story.Receive("R1", 1) with { Attributes = new LotAttributes { Expiry = Today } };

        Assert.Equal(LotStatus.Available, Fold(receive).StatusOn(Today));
        Assert.Equal(LotStatus.Expired, Fold(receive).StatusOn(Today.AddDays(1)));
    }

    [Fact]
    public void TryAdvance_OfAnEarlierEvent_RefusesAndChangesNothing()
    {
        var early = Movement.Own(story.Receive("R1", 1));
        var state = Fold(story.Receive("R1", 2));

        Assert.False(state.TryAdvance(early));
        Assert.Equal(2, state.OnHand);
    }

    [Fact]
    public void CanonicalJson_OfAState_ReadsBackTheSame()
    {
        var state = Fold(
            story.Receive("R1", 10, "DOCK") with { Attributes = new LotAttributes { Expiry = Today } },
            story.Consume("R1", 2.5m, "W1"), story.Event(LotEventType.Hold, "R1"));

        var json = CanonicalJson.Write(state);
        var back = CanonicalJson.Read<LotState>(json);

        Assert.Equal(json, CanonicalJson.Write(back));
        Assert.True(back.TryAdvance(Movement.Own(story.Consume("R1", 2.5m, "W2"))));
        Assert.Equal(5, back.OnHand);
    }

    private static readonly RuleJudgement Rule = new() { Version = 3, Rule = "oats" };

    private LotEvent Passed() => story.Event(LotEventType.Inspect, "R1", with: e => e with { Inspection = new Inspection { Test = "Moisture", Pass = true } });

    private static LotState Fold(params LotEvent[] events) => LotState.Fold(Lot("R1"), events.Select(Movement.Own));

    private LotEvent Move(string lot, decimal? quantity, string to) =>
        story.Event(LotEventType.Move, lot, quantity, e => e with { Location = to });

    private LotEvent Return(string lot, decimal quantity) => story.Event(LotEventType.Return, lot, quantity, e => e with { Location = "DOCK" });

    private LotEvent Scrap(string lot, decimal quantity) => story.Event(LotEventType.Scrap, lot, quantity, e => e with { Location = "DOCK" });
}
