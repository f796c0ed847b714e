using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Adapters.Tests.Contracts;

public abstract class RecallsContract : PortContract<IRecalls>
{
    [Fact]
    public async Task Add_New_IsFoundAsItWas()
    {
        var recall = Recall("r1");

        Assert.True(await Port.AddAsync(recall, None));
        Assert.False(await Port.AddAsync(recall with { StartedBy = "another" }, None));
        await ReopenAsync();

        Assert.Equal(CanonicalJson.Write(recall), CanonicalJson.Write((await Port.FindAsync("r1", None))!));
        Assert.Null(await Port.FindAsync("r2", None));
    }

    [Fact]
    public async Task Save_OfTheStoredRevision_RaisesItAndOldOnesAreRefused()
    {
        await Port.AddAsync(Recall("r1"), None);
        var first = (await Port.FindAsync("r1", None))!;

        Assert.True(await Port.SaveAsync(first with { Status = RecallStatus.AwaitingApproval }, None));
        Assert.False(await Port.SaveAsync(first with { Status = RecallStatus.Failed }, None));

        var stored = (await Port.FindAsync("r1", None))!;
        Assert.Equal((RecallStatus.AwaitingApproval, first.Revision + 1), (stored.Status, stored.Revision));
        Assert.False(await Port.SaveAsync(Recall("unknown"), None));
    }

    [Fact]
    public async Task Save_ManyAtOnce_OneWinsEachRevision()
    {
        await Port.AddAsync(Recall("r1"), None);
        var recall = (await Port.FindAsync("r1", None))!;

        var saved = await Task.WhenAll(Enumerable.Range(0, 20).Select(_ => Port.SaveAsync(recall, None)));

        Assert.Single(saved, s => s);
    }

    [Fact]
    public async Task List_NewestFirstByPages()
    {
        for (var i = 0; i < 7; i++)
        {
            await Port.AddAsync(Recall($"r{i}"), None);
            Clock.Advance(TimeSpan.FromMinutes(1));
        }

        var listed = await Paging.AllAsync(3, token => Port.ListAsync(3, token, None));

        Assert.Equal(["r6", "r5", "r4", "r3", "r2", "r1", "r0"], listed.Select(r => r.RecallId));
    }

    [Fact]
    public async Task Timeline_EntryTwice_StaysOnceInTheOrderOfAdding()
    {
        var at = Clock.GetUtcNow();
        await Port.AddTimelineAsync("r1", new TimelineEntry("z", "started", at, "ann", 0), None);
        await Port.AddTimelineAsync("r1", new TimelineEntry("a", "traced", at.AddHours(-1), "system", 1, "words"), None);
        await Port.AddTimelineAsync("r1", new TimelineEntry("z", "started", at.AddHours(1), "ann", 0), None);
        await Port.AddTimelineAsync("r2", new TimelineEntry("z", "started", at, "bob", 0), None);

        Assert.Equal(
            [new TimelineEntry("z", "started", at, "ann", 0), new TimelineEntry("a", "traced", at.AddHours(-1), "system", 1, "words")],
            await Port.TimelineAsync("r1", None));
    }

    [Fact]
    public async Task Notice_PutTwice_IsReplacedAndFoundByItsToken()
    {
        var notice = Notice("r1", "C1", 1);
        await Port.PutNoticeAsync(notice, None);
        await Port.PutNoticeAsync(notice with { SentAt = Clock.GetUtcNow(), Reminders = 2 }, None);
        await Port.PutNoticeAsync(Notice("r1", "C1", 2), None);

        var found = await Port.FindNoticeAsync("r1", "C1", 1, None);
        Assert.Equal(2, found!.Reminders);
        Assert.Equal("r1/C1/1.html", found.Files["html"].Blob);
        Assert.Equal((1, 2), ((await Port.FindNoticeByTokenAsync("hash r1 C1 1", None))!.Version, (await Port.FindNoticeByTokenAsync("hash r1 C1 2", None))!.Version));
        Assert.Null(await Port.FindNoticeByTokenAsync("hash", None));
        Assert.Null(await Port.FindNoticeAsync("r1", "c1", 1, None));
    }

    [Fact]
    public async Task Notices_OfOneRecall_ByCustomerThenVersionByPages()
    {
        foreach (var (customer, version) in new[] { ("b", 10), ("b", 2), ("a", 1), ("B", 1), ("c", 1) }) await Port.PutNoticeAsync(Notice("r1", customer, version), None);
        await Port.PutNoticeAsync(Notice("r2", "a", 1), None);

        var listed = await Paging.AllAsync(2, token => Port.NoticesAsync("r1", 2, token, None));

        Assert.Equal([("B", 1), ("a", 1), ("b", 2), ("b", 10), ("c", 1)], listed.Select(n => (n.Customer, n.Version)));
    }

    [Fact]
    public async Task Answers_SameAnswerAgain_StaysOnceOldestFirst()
    {
        var at = Clock.GetUtcNow();
        Assert.True(await Port.AddAnswerAsync(Answer("a2", "C1", at.AddHours(1)) with { OnHand = 1.50m }, None));
        Assert.True(await Port.AddAnswerAsync(Answer("a1", "C1", at), None));
        Assert.True(await Port.AddAnswerAsync(Answer("a3", "C2", at.AddHours(2)), None));
        Assert.False(await Port.AddAnswerAsync(Answer("a1", "C1", at.AddHours(9)), None));

        Assert.Equal(["a1", "a2"], (await Port.AnswersAsync("r1", "C1", None)).Select(a => a.AnswerId));
        Assert.Equal(["a1", "a2", "a3"], (await Port.AnswersAsync("r1", null, None)).Select(a => a.AnswerId));
        Assert.Equal(1.5m, (await Port.AnswersAsync("r1", "C1", None))[1].OnHand);
        Assert.Empty(await Port.AnswersAsync("r2", null, None));
    }

    private Recall Recall(string id) => new()
    {
        RecallId = id,
        Request = new RecallRequest { Title = "T", Kind = RecallKind.Recall, Class = RecallClass.II, Reason = "R", Lots = [LotKey.Create("ITEM", "L1")] },
        StartedBy = "ann",
        StartedAt = Clock.GetUtcNow(),
        Status = RecallStatus.Tracing,
    };

    private Notice Notice(string recall, string customer, int version) => new()
    {
        RecallId = recall,
        Customer = customer,
        Version = version,
        TokenHash = $"hash {recall} {customer} {version}",
        Files = new Dictionary<string, NoticeFile> { ["html"] = new($"{recall}/{customer}/{version}.html", "00", "text/html") },
        WrittenAt = Clock.GetUtcNow(),
        AnswerUrl = "http://localhost/notices/x",
    };

    private static NoticeAnswer Answer(string id, string customer, DateTimeOffset at) =>
        new() { AnswerId = id, RecallId = "r1", Customer = customer, Version = 1, At = at };
}
