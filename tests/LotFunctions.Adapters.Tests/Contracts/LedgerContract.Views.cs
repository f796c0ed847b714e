using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract partial class LedgerContract
{
    [Fact]
    public async Task View_EachRead_FindsWhatItIsAskedForAndNothingElse()
    {
        var receive = story.Receive("A1", 10);
        var consume = story.Consume("A1", 4, "WO1");
        var produce = story.Produce("B1", 4, "WO1", "A1", "A2");
        var other = story.Produce("B2", 4, "WO2", "A2");
        var pack = story.Pack("B1", 4, "U1");
        var onPallet = story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = "U1", OuterUnit = "P1" });
        var hold = story.Event(LotEventType.Hold, "B2", null, e => e with { WorkOrder = "WO2" });
        await AcceptedAsync(receive, consume, produce, other, pack, onPallet, hold);

        await using var view = await Port.ViewAsync(null, None);

        AssertIds(await view.EventsOfLotsAsync([Scenario.Lot("A1"), Scenario.Lot("B1"), Scenario.Lot("Z9")], None), receive, consume, produce, pack);
        AssertIds(await view.ProducedFromAsync([Scenario.Lot("A1"), Scenario.Lot("A2")], None), produce, other);
        AssertIds(await view.EventsOfWorkOrdersAsync(["WO1", "WO2"], None), consume, produce, other);
        AssertIds(await view.EventsOfUnitsAsync(["P1"], None), onPallet);
        AssertIds(await view.EventsOfUnitsAsync(["U1", "P1"], None), pack, onPallet);
        AssertIds(await view.EventsOfLotsAsync([], None));
    }

    [Fact]
    public async Task View_OddCharactersInNames_AreJustText()
    {
        var odd = story.Event(LotEventType.Receive, null, 1, e => e with { Lot = LotKey.Create("it'em\"%_", "l]o[t;--\u00e9"), LogisticUnit = "u'%\"" });
        await AcceptedAsync(odd, story.Receive("A1", 1));

        await using var view = await Port.ViewAsync(null, None);

        AssertIds(await view.EventsOfLotsAsync([odd.Lot!.Value], None), odd);
        AssertIds(await view.EventsOfUnitsAsync(["u'%\""], None), odd);
    }

    [Fact]
    public async Task View_ManyKeys_FindsAll()
    {
        var events = Enumerable.Range(0, 1500).Select(i => story.Receive($"A{i}", 1)).ToArray();
        await AcceptedAsync(events);

        await using var view = await Port.ViewAsync(null, None);

        Assert.Equal(1500, (await view.EventsOfLotsAsync([.. events.Select(e => e.Lot!.Value)], None)).Count);
    }

    [Fact]
    public async Task View_AsOfAPosition_DoesNotSeeWhatCameAfter()
    {
        var early = story.Receive("A1", 10);
        var wrong = story.Consume("A1", 4, "WO1");
        await AcceptedAsync(early, wrong);
        DateTimeOffset position;
        await using (var then = await Port.ViewAsync(null, None)) position = then.AsOf;

        Clock.Advance(TimeSpan.FromHours(1));
        var late = story.Receive("A1", 5);
        await AcceptedAsync(late, story.Void(wrong));

        await using var past = await Port.ViewAsync(position, None);
        await using var now = await Port.ViewAsync(null, None);
        var seen = await past.EventsOfLotsAsync([Scenario.Lot("A1")], None);
        AssertIds(seen, early, wrong);
        Assert.All(seen, r => Assert.Null(r.VoidedBy));
        Assert.Equal(position, past.AsOf);
        AssertIds(await now.EventsOfLotsAsync([Scenario.Lot("A1")], None), early, late);
        Assert.True(now.AsOf > position);
    }

    [Fact]
    public async Task View_HeldWhileOthersAppend_StaysAsItWas()
    {
        await AcceptedAsync(story.Receive("A1", 10));
        await using var view = await Port.ViewAsync(null, None);

        await AcceptedAsync(story.Receive("A1", 5));

        Assert.Single(await view.EventsOfLotsAsync([Scenario.Lot("A1")], None));
    }

    [Fact]
    public async Task View_BeforeTheFirstEvent_IsEmpty()
    {
        await AcceptedAsync(story.Receive("A1", 10));

        await using var view = await Port.ViewAsync(Clock.GetUtcNow().AddDays(-1), None);

        Assert.Empty(await view.EventsOfLotsAsync([Scenario.Lot("A1")], None));
    }

    [Fact]
    public async Task ReadAll_AfterATime_GoesOnBehindIt()
    {
        var events = Enumerable.Range(0, 20).Select(i => story.Receive($"A{i}", 1)).ToArray();
        await AcceptedAsync(events);
        var all = await AllAsync();

        var rest = new List<RecordedEvent>();
        await foreach (var r in Port.ReadAllAsync(all[4].RecordedAt, None)) rest.Add(r);

        Assert.Equal(all.Skip(5).Select(r => r.Hash), rest.Select(r => r.Hash));
    }

    [Fact]
    public async Task Search_Prefix_FindsEveryKindInAnyCase()
    {
        await AcceptedAsync(
            story.Event(LotEventType.Produce, "X-Lot", 1, e => e with { WorkOrder = "x-work", LogisticUnit = "X-UNIT" }),
            story.Ship("X-Lot", 1, "X-ship"),
            story.Receive("Y-lot", 1));

        var hits = await Port.SearchAsync("x-", null, 50, None);

        Assert.Equal(
            ["logistic-unit X-UNIT ", "lot X-Lot ITEM-X", "shipment X-ship ", "work-order x-work "],
            hits.Select(h => $"{h.Kind} {h.Value} {h.Item}").Order(StringComparer.Ordinal));
        Assert.Contains(new SearchHit("item", "ITEM-X"), await Port.SearchAsync("item-x", null, 50, None));
    }

    [Theory]
    [InlineData("%")]
    [InlineData("_")]
    [InlineData("A%1")]
    [InlineData("'")]
    [InlineData("*")]
    public async Task Search_Wildcards_ArePlainText(string text)
    {
        await AcceptedAsync(story.Receive("A1", 1));
        Assert.Empty(await Port.SearchAsync(text, null, 50, None));

        var key = LotKey.Create("ODD", text + "rest");
        await AcceptedAsync(story.Event(LotEventType.Receive, null, 1, e => e with { Lot = key }));

        Assert.Equal(new SearchHit("lot", key.Lot, "ODD"), Assert.Single(await Port.SearchAsync(text, null, 50, None)));
    }

    [Fact]
    public async Task Search_InPages_IsCompleteWithoutRepeats()
    {
        await AcceptedAsync([.. Enumerable.Range(0, 25).Select(i => story.Receive(i % 2 == 0 ? $"LOT{i}" : $"lot{i}", 1))]);

        var seen = new List<SearchHit>();
        SearchHit? after = null;
        while (await Port.SearchAsync("Lot", after, 10, None) is { Count: > 0 } page)
        {
            seen.AddRange(page);
            after = page[^1];
        }

        Assert.Equal(25, seen.Count);
        Assert.Equal(25, seen.Distinct().Count());
    }

    private static void AssertIds(IReadOnlyList<RecordedEvent> found, params LotEvent[] expected) =>
        Assert.Equal(expected.Select(e => e.EventId).Order(StringComparer.Ordinal), found.Select(r => r.Event.EventId).Order(StringComparer.Ordinal));
}
