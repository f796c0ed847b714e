using LotFunctions.Core;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract partial class LedgerContract
{
    [Fact]
    public async Task Void_KnownEvent_TakesItBackAndBothStay()
    {
        var receive = story.Receive("A1", 10);
        var wrong = story.Consume("A1", 4, "WO1");
        await AcceptedAsync(receive, wrong);

        var back = story.Void(wrong);
        await AcceptedAsync(back);

        Assert.Equal(10, (await StateAsync("A1")).OnHand);
        Assert.Equal(back.EventId, (await Port.FindAsync(wrong.EventId, None))!.VoidedBy);
        var history = await Port.HistoryAsync(Scenario.Lot("A1"), null, 100, None);
        Assert.Equal([receive.EventId, wrong.EventId, back.EventId], history.Select(r => r.Event.EventId));
        Assert.Single(history.Select(r => r.Stream).Distinct());
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Void_UnknownEvent_TakesItBackWhenItArrives()
    {
        var receive = story.Receive("A1", 10);
        var wrong = story.Consume("A1", 4, "WO1");
        var back = story.Void(wrong);
        await AcceptedAsync(receive, back);

        Assert.Equal(AppendStatus.Accepted, Assert.Single(await AppendAsync(wrong)).Status);

        Assert.Equal(10, (await StateAsync("A1")).OnHand);
        Assert.Equal(back.EventId, (await Port.FindAsync(wrong.EventId, None))!.VoidedBy);
        var history = await Port.HistoryAsync(Scenario.Lot("A1"), null, 100, None);
        Assert.Equal([receive.EventId, back.EventId, wrong.EventId], history.Select(r => r.Event.EventId));
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Void_OfTheOnlyEvent_LeavesNoState()
    {
        var receive = story.Receive("A1", 10);
        await AcceptedAsync(receive, story.Void(receive));

        Assert.Empty(await Port.StatesAsync([Scenario.Lot("A1")], None));
        Assert.Equal(2, (await Port.HistoryAsync(Scenario.Lot("A1"), null, 100, None)).Count);
    }

    [Fact]
    public async Task Void_OfVoid_Refused()
    {
        var receive = story.Receive("A1", 10);
        var back = story.Void(receive);
        await AcceptedAsync(receive, back);

        Assert.Equal(RefusalCode.VoidOfVoid, Assert.Single(await AppendAsync(story.Void(back))).Code);
    }

    [Fact]
    public async Task Void_OfVoidedEvent_Refused()
    {
        var receive = story.Receive("A1", 10);
        await AcceptedAsync(receive, story.Void(receive));

        Assert.Equal(RefusalCode.AlreadyVoided, Assert.Single(await AppendAsync(story.Void(receive))).Code);
    }

    [Fact]
    public async Task Void_OfAHoldToComeByOperator_RefusedAndTheHoldStands()
    {
        var hold = story.Hold("A1");

        Assert.Equal(RefusalCode.QualityRoleRequired, Assert.Single(await AppendAsync(story.Void(hold))).Code);

        await AcceptedAsync(hold);
        Assert.NotEmpty((await StateAsync("A1")).Holds);
    }

    [Fact]
    public async Task Void_OfHoldByOperator_RefusedAndByQualityLiftsIt()
    {
        var hold = story.Hold("A1");
        await AcceptedAsync(story.Receive("A1", 10), hold);

        Assert.Equal(RefusalCode.QualityRoleRequired, Assert.Single(await AppendAsync(story.Void(hold))).Code);
        await AcceptedAsync(story.Void(hold));

        Assert.Empty((await StateAsync("A1")).Holds);
    }

    [Fact]
    public async Task Void_OfUnitEvent_BringsItsLotsBack()
    {
        var ship = story.ShipUnit("U1", "SH1");
        var pack = new[] { story.Receive("A1", 5), story.Receive("B1", 7), story.Pack("A1", 5, "U1"), story.Pack("B1", 7, "U1") };
        ship = ship with { At = pack[^1].At.AddMinutes(1) };
        await AcceptedAsync([.. pack, ship]);
        Assert.Equal(0, (await StateAsync("A1")).OnHand);

        var back = story.Void(ship);
        await AcceptedAsync(back);

        Assert.Equal((5, 7), ((await StateAsync("A1")).OnHand, (await StateAsync("B1")).OnHand));
        var history = await Port.HistoryAsync(Scenario.Lot("B1"), null, 100, None);
        Assert.Equal([pack[1].EventId, pack[3].EventId, ship.EventId, back.EventId], history.Select(r => r.Event.EventId));
        await AssertSoundAsync();
    }
}
