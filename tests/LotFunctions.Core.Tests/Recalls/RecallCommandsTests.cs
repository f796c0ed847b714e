using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class RecallCommandsTests
{
    private readonly RecallHouse house = new();

    [Fact]
    public async Task Approve_ByAnother_WaitsUntilItIsApplied()
    {
        var recall = await AwaitingAsync();
        OnCommand(c => MoveAsync(recall, RecallSignal.Approve, c.CommandId, "approved", c.By, c.Comment));

        var result = await Commands().ApproveAsync(recall.RecallId, "quinn", " Go ", default);

        Assert.True(result.Applied);
        Assert.Equal((RecallStatus.Notifying, "quinn"), (result.Recall?.Status, result.Recall?.ApprovedBy));
        Assert.Equal("Go", (await house.Recalls.TimelineAsync(recall.RecallId, default))[^1].Comment);
    }

    [Fact]
    public async Task Approve_ByTheStarter_IsRefused()
    {
        var recall = await AwaitingAsync();

        var result = await Commands().ApproveAsync(recall.RecallId, "sam", null, default);

        Assert.Equal("starter-may-not-approve", result.Refusal?.Code);
        house.Workflows.Verify(w => w.RaiseAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()), Times.Never);
    }

    [Fact]
    public async Task Approve_ByTheStarterWhereAllowed_Applies()
    {
        var recall = await AwaitingAsync();
        OnCommand(c => MoveAsync(recall, RecallSignal.Approve, c.CommandId, "approved", c.By, c.Comment));

        var result = await Commands(new RecallOptions { StarterMayApprove = true }).ApproveAsync(recall.RecallId, "sam", null, default);

        Assert.True(result.Applied);
    }

    [Fact]
    public async Task Reject_ByTheStarter_Applies()
    {
        var recall = await AwaitingAsync();
        OnCommand(c => MoveAsync(recall, RecallSignal.Reject, c.CommandId, "rejected", c.By, c.Comment));

        Assert.Equal(RecallStatus.Rejected, (await Commands().RejectAsync(recall.RecallId, "sam", null, default)).Recall?.Status);
    }

    [Fact]
    public async Task Approve_UnknownRecall_IsNotFound() =>
        Assert.Equal("not-found", (await Commands().ApproveAsync("R-0", "quinn", null, default)).Refusal?.Code);

    [Fact]
    public async Task Close_BeforeApproval_IsWrongState()
    {
        var recall = await AwaitingAsync();

        Assert.Equal("wrong-state", (await Commands().CloseAsync(recall.RecallId, "quinn", "done", default)).Refusal?.Code);
    }

    [Fact]
    public async Task Approve_AnotherDecidesFirst_IsWrongState()
    {
        var recall = await AwaitingAsync();
        OnCommand(_ => MoveAsync(recall, RecallSignal.Reject, "c-other", "rejected", "pat", null));

        var result = await Commands().ApproveAsync(recall.RecallId, "quinn", null, default);

        Assert.Equal("wrong-state", result.Refusal?.Code);
    }

    [Fact]
    public async Task Approve_WorkflowIsSlow_AnswersAfterTheWaitUnapplied()
    {
        var recall = await AwaitingAsync();
        OnCommand(_ => Task.CompletedTask);

        var running = Commands().ApproveAsync(recall.RecallId, "quinn", null, default);
        while (!running.IsCompleted)
        {
            house.Clock.Advance(TimeSpan.FromSeconds(1));
            await Task.Yield();
        }

        var result = await running;
        Assert.False(result.Applied);
        Assert.Equal(RecallStatus.AwaitingApproval, result.Recall?.Status);
        Assert.Null(result.Refusal);
    }

    [Fact]
    public async Task Approve_SentTwice_IsOneCommand()
    {
        var recall = await AwaitingAsync();
        var ids = new List<string>();
        OnCommand(c =>
        {
            ids.Add(c.CommandId);
            return Task.CompletedTask;
        });
        var options = new RecallOptions { CommandWait = TimeSpan.Zero };

        await Commands(options).ApproveAsync(recall.RecallId, "quinn", null, default);
        house.Clock.Advance(TimeSpan.FromMinutes(1));
        await Commands(options).ApproveAsync(recall.RecallId, "quinn", null, default);
        await Commands(options).ApproveAsync(recall.RecallId, "pat", null, default);

        Assert.Equal(ids[0], ids[1]);
        Assert.NotEqual(ids[0], ids[2]);
    }

    [Fact]
    public async Task Cancel_WhileItIsTraced_IsHandedToTheWorkflow()
    {
        var recall = await house.StartAsync();
        OnCommand(async c =>
        {
            await MoveAsync(recall, RecallSignal.ScopeReady, "v1-approval-requested", "approval-requested", "recall workflow", null);
            await MoveAsync(recall, RecallSignal.Cancel, c.CommandId, "cancelled", c.By, c.Comment);
        });

        var result = await Commands().CancelAsync(recall.RecallId, "quinn", "A mistake", default);

        Assert.True(result.Applied);
        Assert.Equal(RecallStatus.Cancelled, result.Recall?.Status);
    }

    [Fact]
    public async Task Close_WithOutstandingAnswers_AsksForAComment()
    {
        await house.WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        OnCommand(c => MoveAsync(recall, RecallSignal.Close, c.CommandId, "closed", c.By, c.Comment));

        var without = await Commands().CloseAsync(recall.RecallId, "quinn", " ", default);
        var with = await Commands().CloseAsync(recall.RecallId, "quinn", "Two shops are shut for good.", default);

        Assert.Equal(("required", "/comment"), (without.Errors.Single().Code, without.Errors.Single().Pointer));
        Assert.Equal(RecallStatus.Closed, with.Recall?.Status);
    }

    [Fact]
    public async Task Close_AllAnswered_NeedsNoComment()
    {
        await house.WithPlantAsync();
        var recall = await house.RunToMonitoringAsync();
        OnCommand(c => MoveAsync(recall, RecallSignal.Close, c.CommandId, "closed", c.By, c.Comment));
        foreach (var customer in new[] { "C1", "C2" }) await house.Answers.AnswerAsync(house.TokenFor(recall.RecallId, customer, 1), new AnswerInput(), default);

        Assert.Equal(RecallStatus.Closed, (await Commands().CloseAsync(recall.RecallId, "quinn", null, default)).Recall?.Status);
    }

    private RecallCommands Commands(RecallOptions? options = null) => new(house.Recalls, house.Workflows.Object, house.Clock, options ?? new RecallOptions());

    private async Task<Recall> AwaitingAsync()
    {
        var recall = await house.StartAsync();
        await MoveAsync(recall, RecallSignal.ScopeReady, "v1-approval-requested", "approval-requested", "recall workflow", null);
        return recall;
    }

    private Task MoveAsync(Recall recall, RecallSignal signal, string entryId, string step, string by, string? comment) =>
        new StatusWriter(house.Recalls).MoveAsync(
            new RecallStep(recall.RecallId, signal, new TimelineEntry(entryId, step, house.Clock.GetUtcNow(), by, 1, comment)), default);

    private void OnCommand(Func<RecallCommand, Task> apply) => house.Workflows
        .Setup(w => w.RaiseAsync(It.IsAny<string>(), RecallWorkflow.CommandEvent, It.IsAny<object>(), It.IsAny<CancellationToken>()))
        .Returns((string _, string _, object payload, CancellationToken _) => apply((RecallCommand)payload));
}
