using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class StatusWriterTests
{
    [Fact]
    public async Task Move_CrashBetweenStatusAndTimeline_AddsTheEntryAtTheRetry()
    {
        var house = new RecallHouse();
        var recall = await house.StartAsync();
        await house.Recalls.SaveAsync(recall with { Status = RecallStatus.AwaitingApproval, ScopeVersion = 1 }, default);

        await new StatusWriter(house.Recalls).MoveAsync(Step(recall, RecallSignal.ScopeReady), default);

        Assert.Equal(["started", "approval-requested"], await house.StepsAsync(recall));
        Assert.Equal(1, (await house.FindAsync(recall)).Revision);
    }

    [Fact]
    public async Task Move_IllegalSignal_Throws()
    {
        var house = new RecallHouse();
        var recall = await house.StartAsync();

        await Assert.ThrowsAsync<InvalidOperationException>(() => new StatusWriter(house.Recalls).MoveAsync(Step(recall, RecallSignal.Close), default));
        Assert.Equal(RecallStatus.Tracing, (await house.FindAsync(recall)).Status);
    }

    [Fact]
    public async Task Move_RevisionChangedMeanwhile_ReadsAgainAndWrites()
    {
        var house = new RecallHouse();
        var recall = await house.StartAsync();
        var recalls = new Mock<IRecalls>();
        var saves = 0;
        recalls.Setup(r => r.FindAsync(recall.RecallId, It.IsAny<CancellationToken>())).Returns(() => house.Recalls.FindAsync(recall.RecallId, default));
        recalls.Setup(r => r.TimelineAsync(recall.RecallId, It.IsAny<CancellationToken>())).ReturnsAsync([]);
        recalls.Setup(r => r.SaveAsync(It.IsAny<Recall>(), It.IsAny<CancellationToken>())).Returns(async (Recall changed, CancellationToken token) =>
        {
            if (saves++ == 0) await house.Recalls.SaveAsync(recall, token);
            return await house.Recalls.SaveAsync(changed, token);
        });

        await new StatusWriter(recalls.Object).MoveAsync(Step(recall, RecallSignal.ScopeReady), default);

        Assert.Equal(2, saves);
        Assert.Equal(RecallStatus.AwaitingApproval, (await house.FindAsync(recall)).Status);
    }

    private static RecallStep Step(Recall recall, RecallSignal signal) =>
        new(recall.RecallId, signal, new TimelineEntry("v1-approval-requested", "approval-requested", RecallHouse.Start, "recall workflow", 1));
}
