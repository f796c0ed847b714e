using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;
using Microsoft.Extensions.Time.Testing;
using static LotFunctions.Core.Tests.Fakes.Story;

namespace LotFunctions.Core.Tests.Ledger;

public sealed class AdmissionTests
{
    private const string Unit = "006141411234567890";

    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);

    private readonly Story story = new(Start);
    private readonly Admission admission = new(new FakeTimeProvider(Start.AddHours(1)));

    public static TheoryData<LotEventType, bool, bool, string?> Requirements => new()
    {
        // type, names a lot, names a unit → code
        { LotEventType.Receive, false, false, RefusalCode.LotRequired },
        { LotEventType.Consume, false, false, RefusalCode.LotRequired },
        { LotEventType.Consume, false, true, RefusalCode.LotRequired },
        { LotEventType.Produce, false, true, RefusalCode.LotRequired },
        { LotEventType.Ship, false, false, RefusalCode.LotRequired },
        { LotEventType.Announce, false, true, RefusalCode.LotRequired },
        { LotEventType.Scrap, false, true, RefusalCode.LotRequired },
        { LotEventType.Hold, false, true, RefusalCode.LotRequired },
        { LotEventType.Pack, false, true, RefusalCode.LotRequired },
        { LotEventType.Pack, true, false, RefusalCode.FieldRequired },
        { LotEventType.Receive, false, true, null },
        { LotEventType.Ship, false, true, null },
        { LotEventType.Return, false, true, null },
        { LotEventType.Move, false, true, null },
        { LotEventType.Unpack, false, true, null },
        { LotEventType.Receive, true, false, null },
    };

    [Theory]
    [MemberData(nameof(Requirements))]
    public void Decide_WhatAnEventMustName_IsRequired(LotEventType type, bool lot, bool unit, string? expected)
    {
        var e = story.Event(type, lot ? "R1" : null, 1, e => e with
        {
            LogisticUnit = unit ? Unit : null, WorkOrder = "W1", Shipment = "SH1", Customer = "C1", Location = "RACK", Reference = "x",
        });

        Assert.Equal(expected, admission.Decide(e, Story.Quality, []).Code);
    }

    [Theory]
    [InlineData(LotEventType.Consume)]
    [InlineData(LotEventType.Produce)]
    [InlineData(LotEventType.Ship)]
    [InlineData(LotEventType.Move)]
    [InlineData(LotEventType.Void)]
    [InlineData(LotEventType.Adjust)]
    public void Decide_LotAlone_IsNotEnough(LotEventType type) =>
        Assert.Equal(RefusalCode.FieldRequired, admission.Decide(story.Event(type, "R1"), Story.Quality, []).Code);

    [Theory]
    [InlineData(LotEventType.Consume, "LINE", 0, null)]
    [InlineData(LotEventType.Consume, "LINE", -1, RefusalCode.LotExpired)]
    [InlineData(LotEventType.Ship, null, -1, RefusalCode.LotExpired)]
    [InlineData(LotEventType.Pack, null, -1, RefusalCode.LotExpired)]
    [InlineData(LotEventType.Move, "RACK", -1, RefusalCode.LotExpired)]
    [InlineData(LotEventType.Move, "QUARANTINE-1", -1, null)]
    [InlineData(LotEventType.Scrap, null, -1, null)]
    [InlineData(LotEventType.Receive, null, -1, null)]
    public void Decide_LabelOfAnUnknownLotSaysExpired_StopsItsUse(LotEventType type, string? location, int days, string? expected)
    {
        var e = story.Event(type, "R1", 1, e => e with
        {
            LogisticUnit = Unit, WorkOrder = "W1", Shipment = "SH1", Customer = "C1", Location = location,
            Attributes = new LotAttributes { Expiry = DateOnly.FromDateTime(Start.UtcDateTime).AddDays(days) },
        });

        Assert.Equal(expected, admission.Decide(e, Story.Quality, []).Code);
        Assert.Equal(AppendStatus.Accepted, admission.Decide(e with { AsExecuted = true }, Story.Quality, []).Status);
    }

    [Theory]
    [InlineData(LotEventType.Consume, "LINE", RefusalCode.LotHeld)]
    [InlineData(LotEventType.Ship, null, RefusalCode.LotHeld)]
    [InlineData(LotEventType.Pack, null, RefusalCode.LotHeld)]
    [InlineData(LotEventType.Move, "RACK", RefusalCode.LotHeld)]
    [InlineData(LotEventType.Move, "QUARANTINE-1", null)]
    [InlineData(LotEventType.Scrap, null, null)]
    [InlineData(LotEventType.Adjust, null, null)]
    [InlineData(LotEventType.Receive, null, null)]
    public void Decide_HeldLot_StopsWhatWouldSpreadIt(LotEventType type, string? location, string? expected)
    {
        var e = story.Event(type, "R1", 1, e => e with
        {
            Location = location, WorkOrder = "W1", Shipment = "SH1", Customer = "C1", LogisticUnit = type == LotEventType.Pack ? Unit : null,
        });
        var held = LotState.Fold(Lot("R1"), [Movement.Own(story.Event(LotEventType.Hold, "R1"))]);

        var decided = admission.Decide(e, Operator, [held]);
        var asExecuted = admission.Decide(e with { AsExecuted = true }, Operator, [held]);

        Assert.Equal((expected is null ? AppendStatus.Accepted : AppendStatus.Refused, expected), (decided.Status, decided.Code));
        Assert.Equal((AppendStatus.Accepted, expected), (asExecuted.Status, asExecuted.Code));
    }

    [Fact]
    public void Decide_HoldByAnOperator_IsQualitys()
    {
        Assert.Equal(RefusalCode.QualityRoleRequired, admission.Decide(story.Event(LotEventType.Hold, "R1"), Operator, []).Code);
        Assert.Null(admission.Decide(story.Event(LotEventType.Hold, "R1"), Story.Quality, []).Code);
    }

    [Fact]
    public void Decide_VoidOfWhatIsNotRecordedYet_IsQualitys()
    {
        // Or an operator could take back a hold before it comes: its id follows from its content.
        var hold = story.Event(LotEventType.Hold, "R1");

        Assert.Equal(RefusalCode.QualityRoleRequired, admission.Decide(story.Void(hold), Operator, []).Code);
        Assert.Null(admission.Decide(story.Void(hold), Story.Quality, []).Code);
    }

    [Fact]
    public void Decide_VoidOfAHoldByAnOperator_IsQualitys()
    {
        var hold = story.Event(LotEventType.Hold, "R1");
        var recorded = EventChain.Append(hold, Start, "q", EventStream.Of(hold), EventChain.Start);

        Assert.Equal(RefusalCode.QualityRoleRequired, admission.Decide(story.Void(hold), Operator, [], recorded).Code);
        Assert.Null(admission.Decide(story.Void(hold), Story.Quality, [], recorded).Code);
        Assert.Equal(RefusalCode.AlreadyVoided, admission.Decide(story.Void(hold), Story.Quality, [], recorded with { VoidedBy = "other" }).Code);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-1)]
    public void Decide_QuantityNotAboveZero_IsRefused(int quantity) =>
        Assert.Equal(RefusalCode.QuantityInvalid, admission.Decide(story.Receive("R1", quantity), Operator, []).Code);

    [Fact]
    public void Decide_TimeFarAhead_IsRefused() =>
        Assert.Equal(RefusalCode.TimeInFuture, admission.Decide(story.Receive("R1", 1) with { At = Start.AddHours(26) }, Operator, []).Code);

    [Fact]
    public void Repeated_SameIdOtherContent_IsRefused()
    {
        var e = story.Receive("R1", 1);

        Assert.Equal(AppendStatus.Duplicate, Admission.Repeated(e, e.ContentHash).Status);
        Assert.Equal(RefusalCode.EventIdReused, Admission.Repeated(e, "other").Code);
    }
}
