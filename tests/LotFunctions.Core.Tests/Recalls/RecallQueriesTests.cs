using LotFunctions.Core.Evidence;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class RecallQueriesTests
{
    private readonly RecallHouse house = new();

    [Fact]
    public async Task Find_InMonitoring_CountsNoticesAndAnswers()
    {
        var recall = await RunAsync();
        foreach (var onHand in new[] { "9", "7" }) await AnswerAsync(recall, new AnswerInput { OnHand = onHand, Returned = "2" });

        var view = await house.Queries.FindAsync(recall.RecallId, default);

        Assert.Equal(new NoticeCounts(2, 2, 1, 1), view?.Notices);
        Assert.Equal(new Effectiveness(2, 1, 7, 0, 2, 0, 0), view?.Effectiveness);
        Assert.Equal("started", view?.Timeline[0].Step);
    }

    [Fact]
    public async Task Find_AwaitingApproval_HasNoNotices()
    {
        await house.WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall);
        script.Failing.Add("recall-release-lots");
        await house.RunAsync(script);

        var view = await house.Queries.FindAsync(recall.RecallId, default);

        Assert.Equal(new NoticeCounts(2, 0, 0, 0), view?.Notices);
        Assert.Empty((await house.Queries.NoticesAsync(recall.RecallId, 10, null, default))!.Items);
    }

    [Fact]
    public async Task List_SeveralPages_NewestFirst()
    {
        foreach (var title in new[] { "A", "B", "C" }) await house.StartAsync(RecallHouse.Request() with { Title = title });

        var first = await house.Queries.ListAsync(2, null, default);
        var second = await house.Queries.ListAsync(2, first.ContinuationToken, default);

        Assert.Equal(["C", "B", "A"], first.Items.Concat(second.Items).Select(v => v.Recall.Request.Title));
        Assert.Null(second.ContinuationToken);
    }

    [Fact]
    public async Task Notices_Status_FollowsSendingAnswerAndDueDate()
    {
        var recall = await RunAsync();
        await house.Recalls.PutNoticeAsync((await NoticeAsync(recall, "C2")) with { SentAt = null }, default);
        Assert.Equal([NoticeStatus.Overdue, NoticeStatus.Written], await StatusesAsync(recall));

        await AnswerAsync(recall, new AnswerInput());
        await house.Recalls.PutNoticeAsync((await NoticeAsync(recall, "C2")) with { SupersededBy = 2 }, default);
        Assert.Equal([NoticeStatus.Answered, NoticeStatus.Superseded], await StatusesAsync(recall));
    }

    [Fact]
    public async Task Notices_BeforeTheDueDate_AreSent()
    {
        await house.WithPlantAsync();
        var recall = await house.StartAsync();
        IReadOnlyList<NoticeStatus> during = [];
        await house.RunAsync(house.Script(recall)
            .Event(RecallHouse.Hours(1), () => RecallHouse.Command(RecallAction.Approve))
            .Meanwhile(RecallHouse.Hours(2), async () => during = await StatusesAsync(recall)));

        Assert.Equal([NoticeStatus.Sent, NoticeStatus.Sent], during);
    }

    [Theory]
    [InlineData("html", true)]
    [InlineData("json", true)]
    [InlineData("csv", true)]
    [InlineData("exe", false)]
    public async Task NoticeFile_ByExtension_IsTheBlob(string extension, bool exists)
    {
        var recall = await RunAsync();

        var file = await house.Queries.NoticeFileAsync(recall.RecallId, "C1", extension, null, default);

        Assert.Equal(exists, file is not null);
        if (file is not null) Assert.Equal((await house.Blobs.FindAsync(file.Blob, default))!.Sha256, file.Sha256);
    }

    [Fact]
    public async Task Queries_UnknownThings_AreNull()
    {
        var recall = await RunAsync();

        Assert.Null(await house.Queries.FindAsync("R-0", default));
        Assert.Null(await house.Queries.ScopeAsync(recall.RecallId, 2, default));
        Assert.Null(await house.Queries.ScopeAsync(recall.RecallId, 0, default));
        Assert.Null(await house.Queries.DiffAsync(recall.RecallId, 1, 2, default));
        Assert.Null(await house.Queries.NoticesAsync("R-0", 10, null, default));
        Assert.Null(await house.Queries.NoticeFileAsync(recall.RecallId, "C3", "html", null, default));
        Assert.Null(await house.Queries.PackageAsync(recall.RecallId, default));
    }

    private async Task<Recall> RunAsync()
    {
        await house.WithPlantAsync();
        return await house.RunToMonitoringAsync();
    }

    private Task AnswerAsync(Recall recall, AnswerInput input) => house.Answers.AnswerAsync(house.TokenFor(recall.RecallId, "C1", 1), input, default);

    private async Task<Notice> NoticeAsync(Recall recall, string customer) => (await house.Recalls.FindNoticeAsync(recall.RecallId, customer, 1, default))!;

    private async Task<IReadOnlyList<NoticeStatus>> StatusesAsync(Recall recall) =>
        [.. (await house.Queries.NoticesAsync(recall.RecallId, 10, null, default))!.Items.Select(n => n.Status)];
}
