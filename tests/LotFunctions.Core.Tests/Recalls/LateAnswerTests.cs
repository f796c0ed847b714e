using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Tests.Recalls;

/// <summary>Customers who answer when the recall is closed.</summary>
public sealed class LateAnswerTests
{
    [Fact]
    public async Task Answer_AfterThePackageWasSealed_IsTakenAndQualityIsToldOnce()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        await AnswerAsync(house, recall, "1");
        Assert.DoesNotContain(await house.Recalls.TimelineAsync(recall.RecallId, default), e => e.Step == RecallSteps.AnsweredLate);
        house.Clock.Advance(TimeSpan.FromHours(1));
        await house.Recalls.AddTimelineAsync(
            recall.RecallId, new TimelineEntry("packaged", RecallSteps.Packaged, house.Clock.GetUtcNow(), RecallWorkflow.Actor, 1), default);

        // The same as before the close, and then another.
        await AnswerAsync(house, recall, "1");
        Assert.Empty((await house.Exceptions.ListAsync(null, 10, null, default)).Items);
        var taken = await AnswerAsync(house, recall, "2");
        var raised = Assert.Single((await house.Exceptions.ListAsync(ExceptionStatus.Open, 10, null, default)).Items);
        await house.Exceptions.SaveAsync(raised with { Status = ExceptionStatus.Dismissed }, default);
        await AnswerAsync(house, recall, "2");

        Assert.Equal(2, taken.Answer?.OnHand);
        Assert.Equal("answer-after-close", raised.Code);
        Assert.Contains(recall.RecallId, raised.Detail, StringComparison.Ordinal);
        var entry = Assert.Single(await house.Recalls.TimelineAsync(recall.RecallId, default), e => e.Step == RecallSteps.AnsweredLate);
        Assert.Equal(("C1", house.Clock.GetUtcNow()), (entry.By, entry.At));
        Assert.Empty((await house.Exceptions.ListAsync(ExceptionStatus.Open, 10, null, default)).Items);
    }

    private static Task<AnswerResult> AnswerAsync(RecallHouse house, Recall recall, string onHand) =>
        house.Answers.AnswerAsync(house.TokenFor(recall.RecallId, "C1", 1), new AnswerInput { OnHand = onHand }, default);
}
