using LotFunctions.Core;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract partial class LedgerContract
{
    [Fact]
    public async Task Append_NewEvents_AcceptedInOrderAndFound()
    {
        var receive = story.Receive("A1", 10, "DOCK");
        var consume = story.Consume("A1", 4, "WO1");

        var results = await AppendAsync(receive, consume);

        Assert.Equal([receive.EventId, consume.EventId], results.Select(r => r.EventId));
        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
        var found = await Port.FindAsync(receive.EventId, None);
        Assert.Equal(receive.ContentHash, found!.Event.ContentHash);
        Assert.Equal(receive with { }, found.Event);
        Assert.Equal("operator", found.RecordedBy);
        Assert.Equal(6, (await StateAsync("A1")).OnHand);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Append_SameEventAgain_IsDuplicateAlsoInOneBatch()
    {
        var receive = story.Receive("A1", 10);

        var first = await AppendAsync(receive, receive);
        var second = await AppendAsync(receive);

        Assert.Equal([AppendStatus.Accepted, AppendStatus.Duplicate], first.Select(r => r.Status));
        Assert.Equal(AppendStatus.Duplicate, Assert.Single(second).Status);
        Assert.Equal(10, (await StateAsync("A1")).OnHand);
        Assert.Single(await AllAsync());
    }

    [Fact]
    public async Task Append_SameIdOtherContent_RefusedAndNothingRecorded()
    {
        await AcceptedAsync(story.Receive("A1", 10, id: "mine"));

        var result = Assert.Single(await AppendAsync(story.Receive("A1", 11, id: "mine")));

        Assert.Equal((AppendStatus.Refused, RefusalCode.EventIdReused), (result.Status, result.Code));
        Assert.Equal(10, (await StateAsync("A1")).OnHand);
    }

    [Fact]
    public async Task Append_MixedBatch_OneResultEachInOrder()
    {
        var good = story.Receive("A1", 1);
        var bad = story.Event(LotEventType.Receive, null, 1);
        var late = story.Receive("A2", 1);

        var results = await AppendAsync(good, bad, good, late);

        Assert.Equal(
            [AppendStatus.Accepted, AppendStatus.Refused, AppendStatus.Duplicate, AppendStatus.Accepted], results.Select(r => r.Status));
        Assert.Equal(RefusalCode.LotRequired, results[1].Code);
        Assert.Null(await Port.FindAsync(bad.EventId, None));
    }

    [Fact]
    public async Task Append_HoldThenConsumeInOneBatch_InterlockRefusesTheConsume()
    {
        var events = new[] { story.Receive("A1", 10), story.Hold("A1"), story.Consume("A1", 1, "WO1") };

        var results = await Port.AppendAsync(events, Scenario.Quality, None);

        Assert.Equal([AppendStatus.Accepted, AppendStatus.Accepted, AppendStatus.Refused], results.Select(r => r.Status));
        Assert.Equal(RefusalCode.LotHeld, results[2].Code);
        Assert.Equal(10, (await StateAsync("A1")).OnHand);
    }

    [Fact]
    public async Task Append_AsExecutedOnHeldLot_RecordedWithTheCode()
    {
        await AcceptedAsync(story.Receive("A1", 10), story.Hold("A1"));

        var done = story.Event(LotEventType.Consume, "A1", 3, e => e with { WorkOrder = "WO1", AsExecuted = true });
        var result = Assert.Single(await AppendAsync(done));

        Assert.Equal((AppendStatus.Accepted, RefusalCode.LotHeld), (result.Status, result.Code));
        Assert.Equal(7, (await StateAsync("A1")).OnHand);
    }

    [Fact]
    public async Task Append_ProduceThatNamesAHeldInput_RecordedWithTheCode()
    {
        await AcceptedAsync(story.Receive("A1", 10), story.Receive("A2", 10), story.Hold("A1"));

        var results = await AppendAsync(story.Produce("B1", 3, "WO1", "A2", "A1"), story.Produce("B2", 3, "WO2", "A2"), story.Produce("B3", 3, "WO3"));

        Assert.Equal(
            [(AppendStatus.Accepted, RefusalCode.LotHeld), (AppendStatus.Accepted, null), (AppendStatus.Accepted, null)],
            results.Select(r => (r.Status, r.Code)));
        Assert.Contains("A1", results[0].Detail, StringComparison.Ordinal);
        Assert.Equal(3, (await StateAsync("B1")).OnHand);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Append_HoldThenProduceFromItInOneBatch_RecordedWithTheCode()
    {
        var events = new[] { story.Hold("A1"), story.Produce("B1", 1, "WO1", "A1") };

        var results = await Port.AppendAsync(events, Scenario.Quality, None);

        Assert.Equal((AppendStatus.Accepted, RefusalCode.LotHeld), (results[1].Status, results[1].Code));
    }

    [Fact]
    public async Task Append_ProduceOfAHeldLot_HasNothingAgainstIt()
    {
        await AcceptedAsync(story.Hold("B1"));

        Assert.Null(Assert.Single(await AppendAsync(story.Produce("B1", 1, "WO1", "A1"))).Code);
    }

    [Fact]
    public async Task Append_HoldByOperator_Refused()
    {
        var result = Assert.Single(await AppendAsync(story.Hold("A1")));

        Assert.Equal(RefusalCode.QualityRoleRequired, result.Code);
    }

    [Fact]
    public async Task Append_TimesOutOfOrder_StateIsThatOfTheOrderOfHappening()
    {
        var receive = story.Receive("A1", 10, "DOCK");
        var move = story.Event(LotEventType.Move, "A1", null, e => e with { Location = "SHELF" });
        var consume = story.Consume("A1", 4, "WO1");

        await AcceptedAsync(consume);
        await AcceptedAsync(move);
        await AcceptedAsync(receive);

        var state = await StateAsync("A1");
        Assert.Equal(new Balance("SHELF", 6, "KGM"), Assert.Single(state.Balances));
        Assert.False(state.WentBelowZero);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Append_ManyEvents_AllInOrder()
    {
        var events = Enumerable.Range(0, 1200).Select(i => story.Receive($"A{i % 7}", 1 + i)).ToArray();

        var results = await AppendAsync(events);

        Assert.Equal(events.Select(e => e.EventId), results.Select(r => r.EventId));
        Assert.Equal(events.Select(e => e.EventId), (await AllAsync()).Select(r => r.Event.EventId));
    }

    [Fact]
    public async Task Append_ManyCallersWithResends_EachEventOnceAndChainsUnbroken()
    {
        var events = Enumerable.Range(0, 320).Select(i => story.Receive($"A{i % 5}", 1)).ToArray();

        var results = await Task.WhenAll(Enumerable.Range(0, 64).Select(caller => Task.Run(async () =>
        {
            var own = new List<AppendResult>();
            // Five of its own and five of its neighbour's.
            for (var i = 0; i < 10; i++) own.AddRange(await AppendAsync(events[((caller * 5) + i) % events.Length]));
            return own;
        })));

        var all = results.SelectMany(r => r).ToList();
        Assert.Equal(events.Length, all.Count(r => r.Status == AppendStatus.Accepted));
        Assert.Equal(events.Length, all.Count(r => r.Status == AppendStatus.Duplicate));
        Assert.Equal(events.Select(e => e.EventId).Order(), (await AllAsync()).Select(r => r.Event.EventId).Order());
        for (var i = 0; i < 5; i++) Assert.Equal(64, (await StateAsync($"A{i}")).OnHand);
        await AssertSoundAsync();
    }

    [Fact]
    public async Task Append_AfterReopen_EverythingIsThereAndGoesOn()
    {
        var receive = story.Receive("A1", 10);
        await AcceptedAsync(receive, story.Pack("A1", 4, "U1"));
        var before = await AllAsync();
        var state = Text(await StateAsync("A1"));

        await ReopenAsync();

        Assert.Equal(before.Select(r => r.Hash), (await AllAsync()).Select(r => r.Hash));
        Assert.Equal(state, Text(await StateAsync("A1")));
        Assert.Equal(AppendStatus.Duplicate, Assert.Single(await AppendAsync(receive)).Status);
        await AcceptedAsync(story.Consume("A1", 1, "WO1"));
        await AssertSoundAsync();
    }
}
