using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using static LotFunctions.Core.Tests.Recalls.RecallHouse;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class RecallWorkflowTests
{
    [Fact]
    public async Task Run_ApprovedAndClosed_GoesThroughEveryStep()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve, comment: "Go"))
            .Meanwhile(Hours(3), () => AnswerAsync(house, recall, "C1"))
            .Meanwhile(Hours(4), () => AnswerAsync(house, recall, "C2"))
            .Event(Hours(5), () => Command(RecallAction.Close, comment: "All back"));

        var outcome = await house.RunAsync(script);

        Assert.Equal(RecallStatus.Closed, outcome?.Status);
        Assert.Equal(
            ["started", "traced", "held", "approval-requested", "approved", "notified", "packaged", "closed"], await house.StepsAsync(recall));
        var after = await house.FindAsync(recall);
        Assert.Equal((RecallStatus.Closed, 1, "quinn", Start + Hours(5)), (after.Status, after.ScopeVersion, after.ApprovedBy, after.EndedAt));
        Assert.Equal((Start + Hours(8), Start + Hours(1), Start + Hours(49)), (after.ApprovalDue, after.NotifiedAt, after.ResponseDue));
        Assert.Equal(["P1", "P2", "P3", "R1"], await house.HeldLotsAsync());
        Assert.Equal("closed", script.Status);
    }

    [Fact]
    public async Task Run_ApprovedAndClosed_TimelineSaysWhoWhenAndWhy()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.RunToMonitoringAsync(close: true);

        var timeline = await house.Recalls.TimelineAsync(recall.RecallId, default);

        Assert.Equal(new TimelineEntry("started", "started", Start, "sam", 0, "Metal in flour"), timeline[0]);
        Assert.Contains(new TimelineEntry("c-Approve-quinn", "approved", Start + Hours(1), "quinn", 1), timeline);
        Assert.Contains(new TimelineEntry("c-Close-quinn", "closed", Start + Hours(2), "quinn", 1, "All found"), timeline);
    }

    [Theory]
    [InlineData(RecallAction.Reject, RecallStatus.Rejected, "rejected")]
    [InlineData(RecallAction.Cancel, RecallStatus.Cancelled, "cancelled")]
    public async Task Run_CalledOff_ReleasesTheLotsAndWritesNoNotice(RecallAction action, RecallStatus status, string step)
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();

        var outcome = await house.RunAsync(house.Script(recall).Event(Hours(1), () => Command(action)));

        Assert.Equal(status, outcome?.Status);
        Assert.Equal(["started", "traced", "held", "approval-requested", "released", step], await house.StepsAsync(recall));
        Assert.Empty(await house.HeldLotsAsync());
        Assert.Empty(house.Recalls.Notices);
        Assert.Empty(house.Messages.All);
    }

    [Fact]
    public async Task Run_CancelledWhileItWasTraced_EndsOnceThatIsDone()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();

        var outcome = await house.RunAsync(house.Script(recall).Event(TimeSpan.Zero, () => Command(RecallAction.Cancel)));

        Assert.Equal(RecallStatus.Cancelled, outcome?.Status);
        Assert.Empty(await house.HeldLotsAsync());
        Assert.Empty(house.Recalls.Notices);
    }

    [Fact]
    public async Task Run_NobodyDecides_RemindsAtHalfTimeAndExpires()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();

        var outcome = await house.RunAsync(house.Script(recall));

        Assert.Equal(RecallStatus.Cancelled, outcome?.Status);
        var timeline = await house.Recalls.TimelineAsync(recall.RecallId, default);
        Assert.Equal(Start + Hours(4), timeline.Single(e => e.Step == "approval-reminder").At);
        Assert.Equal(Start + Hours(8), timeline.Single(e => e.Step == "expired").At);
        Assert.Empty(await house.HeldLotsAsync());
        Assert.Empty(house.Recalls.Notices);
    }

    [Fact]
    public async Task Run_NobodyAnswers_RemindsDailyThenEscalatesOnceAndWaits()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { Reminders = 2 });

        var outcome = await house.RunAsync(house.Script(recall).Event(Hours(1), () => Command(RecallAction.Approve)));

        Assert.Null(outcome);
        var timeline = await house.Recalls.TimelineAsync(recall.RecallId, default);
        Assert.Equal([Start + Hours(49), Start + Hours(73)], timeline.Where(e => e.Step == "response-reminder").Select(e => e.At));
        Assert.Equal(Start + Hours(97), timeline.Single(e => e.Step == "escalated").At);
        Assert.Equal(
            ["C1/reminder-1", "C2/reminder-1", "C1/reminder-2", "C2/reminder-2"],
            house.Messages.IdsOf("reminder").Select(id => id[$"{recall.RecallId}/v1/".Length..]));
        var escalation = house.Messages.All.Single(m => m.Body.GetProperty("kind").GetString() == "escalation").Body;
        Assert.Equal("quality@mill.example, +1 555 0100", escalation.GetProperty("escalateTo").GetString());
        Assert.Equal(2, escalation.GetProperty("outstanding").GetInt32());
        Assert.Equal(RecallStatus.Monitoring, (await house.FindAsync(recall)).Status);
    }

    [Fact]
    public async Task Run_OneAnswers_RemindsOnlyTheOther()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Meanwhile(Hours(2), () => AnswerAsync(house, recall, "C1"))
            .Meanwhile(Hours(50), () => AnswerAsync(house, recall, "C2"));

        await house.RunAsync(script);

        Assert.Equal([$"{recall.RecallId}/v1/C2/reminder-1"], house.Messages.IdsOf("reminder"));
        Assert.Empty(house.Messages.IdsOf("escalation"));
    }

    [Fact]
    public async Task Run_Drill_HoldsNothingSendsNothingRemindsNobody()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(Request(RecallKind.Drill, null));
        var events = house.Ledger.Events.Count;

        var outcome = await house.RunAsync(house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Event(Hours(500), () => Command(RecallAction.Close)));

        Assert.Equal(RecallStatus.Closed, outcome?.Status);
        Assert.Equal(["started", "traced", "approval-requested", "approved", "notified", "packaged", "closed"], await house.StepsAsync(recall));
        Assert.Equal(events, house.Ledger.Events.Count);
        Assert.Equal(2, house.Recalls.Notices.Count);
        Assert.All(house.Recalls.Notices, n => Assert.Null(n.SentAt));
        Assert.Empty(house.Messages.All);
    }

    [Fact]
    public async Task Run_DrillRejected_AppendsNoRelease()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(Request(RecallKind.Drill, null));
        var events = house.Ledger.Events.Count;

        await house.RunAsync(house.Script(recall).Event(Hours(1), () => Command(RecallAction.Reject)));

        Assert.Equal(events, house.Ledger.Events.Count);
    }

    [Theory]
    [InlineData("recall-assemble-scope", "The scope could not be traced, or its lots could not all be held.")]
    [InlineData("recall-notify-customers", "Not every notice could be written and sent.")]
    public async Task Run_ActivityFails_FailsWithAReasonAndKeepsTheHolds(string activity, string reason)
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall).Event(Hours(1), () => Command(RecallAction.Approve));
        script.Failing.Add(activity);

        var outcome = await house.RunAsync(script);

        Assert.Equal(RecallStatus.Failed, outcome?.Status);
        Assert.Equal((RecallStatus.Failed, reason), ((await house.FindAsync(recall)).Status, (await house.FindAsync(recall)).Failure));
        Assert.Equal(("failed", reason), (await house.Recalls.TimelineAsync(recall.RecallId, default)).Select(e => (e.Step, e.Comment)).Last());
        Assert.Equal(activity == "recall-assemble-scope" ? 0 : 4, (await house.HeldLotsAsync()).Length);
    }

    [Fact]
    public async Task Run_PackageFails_StaysOpenAndCanBeClosedAgain()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Event(Hours(2), () => Command(RecallAction.Close, comment: "Enough"))
            .Event(Hours(3), () => Command(RecallAction.Close, comment: "Enough"));
        script.Failing.Add("recall-write-package");
        script.Meanwhile(Hours(2.5), () => Task.FromResult(script.Failing.Remove("recall-write-package")));

        var outcome = await house.RunAsync(script);

        Assert.Equal(RecallStatus.Closed, outcome?.Status);
        var timeline = await house.Recalls.TimelineAsync(recall.RecallId, default);
        Assert.Equal((Start + Hours(2), "The evidence package could not be written."), timeline.Where(e => e.Step == "step-failed").Select(e => (e.At, e.Comment)).Single());
        Assert.Equal(Start + Hours(3), timeline.Single(e => e.Step == "closed").At);
    }

    [Fact]
    public async Task Run_ReminderFails_TriesAgainTheNextDay()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { Reminders = 2 });
        var script = house.Script(recall).Event(Hours(1), () => Command(RecallAction.Approve));
        script.Failing.Add("recall-remind-customers");
        script.Meanwhile(Hours(50), () => Task.FromResult(script.Failing.Remove("recall-remind-customers")));

        await house.RunAsync(script);

        Assert.Equal(["C1/reminder-2", "C2/reminder-2"], house.Messages.IdsOf("reminder").Select(id => id[$"{recall.RecallId}/v1/".Length..]));
        Assert.Equal(
            ["step-failed", "response-reminder", "escalated"], (await house.StepsAsync(recall)).SkipWhile(s => s != "step-failed"));
    }

    [Fact]
    public async Task Run_RejectedAtOnce_ReleasesTheLotsAllTheSame()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();

        await house.RunAsync(house.Script(recall).Event(TimeSpan.Zero, () => Command(RecallAction.Reject)));

        Assert.Empty(await house.HeldLotsAsync());
    }

    [Fact]
    public async Task Run_CommandsThatDoNotApply_AreIgnoredWithoutTrace()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Close))
            .Event(Hours(1), () => Command(RecallAction.Approve, by: "sam"))
            .Event(Hours(2), () => Command(RecallAction.Approve))
            .Event(Hours(3), () => Command(RecallAction.Approve))
            .Event(Hours(3), () => Command(RecallAction.Cancel));

        await house.RunAsync(script);

        var timeline = await house.Recalls.TimelineAsync(recall.RecallId, default);
        Assert.Equal(["c-Approve-quinn"], timeline.Where(e => e.EntryId.StartsWith("c-", StringComparison.Ordinal)).Select(e => e.EntryId));
        Assert.Equal(RecallStatus.Monitoring, (await house.FindAsync(recall)).Status);
    }

    [Fact]
    public async Task Run_StarterMayApprove_ApprovesAlone()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { StarterMayApprove = true });

        await house.RunAsync(house.Script(recall).Event(Hours(1), () => Command(RecallAction.Approve, by: "sam")));

        Assert.Equal("sam", (await house.FindAsync(recall)).ApprovedBy);
    }

    [Fact]
    public async Task Run_SmallBatches_NotifiesEveryCustomerOnce()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { NoticeBatch = 1 });
        var script = house.Script(recall).Event(Hours(1), () => Command(RecallAction.Approve));

        await house.RunAsync(script);

        Assert.Equal(2, script.Calls.Count(c => c == "recall-notify-customers"));
        Assert.Equal([$"{recall.RecallId}/v1/C1", $"{recall.RecallId}/v1/C2"], house.Messages.IdsOf("notice"));
    }

    [Fact]
    public async Task Run_Replayed_AsksForTheSameThings()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(6), () => Command(RecallAction.Approve))
            .Event(Hours(200), () => Command(RecallAction.Close, comment: "Enough"));
        await house.RunAsync(script);
        house.Clock.Advance(Hours(1000));
        var events = house.Ledger.Events.Count;

        var outcome = await script.ReplayAsync<RecallOutcome>(RecallWorkflow.Definition, house.Started[recall.RecallId]);

        Assert.Equal(RecallStatus.Closed, outcome?.Status);
        Assert.Equal(events, house.Ledger.Events.Count);
    }

    [Theory]
    [InlineData(RecallAction.Approve)]
    [InlineData(RecallAction.Reject)]
    public async Task Run_EveryActivityTwice_HasTheEffectOfOnce(RecallAction decision)
    {
        var (once, twice) = (await RunAsync(decision, twice: false), await RunAsync(decision, twice: true));

        Assert.Equal(once.Blobs.Names, twice.Blobs.Names);
        Assert.All(once.Blobs.Names, name => Assert.Equal(once.Blobs[name], twice.Blobs[name]));
        Assert.Equal(once.Ledger.Events.Select(e => e.Hash), twice.Ledger.Events.Select(e => e.Hash));
        Assert.Equal(once.Messages.All.Select(m => (m.Id, m.Body.ToString())), twice.Messages.All.Select(m => (m.Id, m.Body.ToString())));
        Assert.Equal(once.Recalls.Notices.Select(n => (n.Customer, n.SentAt, n.Reminders)), twice.Recalls.Notices.Select(n => (n.Customer, n.SentAt, n.Reminders)));
        var id = once.Started.Keys.Single();
        Assert.Equal(await once.Recalls.TimelineAsync(id, default), await twice.Recalls.TimelineAsync(id, default));
    }

    private static async Task<RecallHouse> RunAsync(RecallAction decision, bool twice)
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { Reminders = 1 });
        var script = house.Script(recall, twice)
            .Event(Hours(5), () => Command(decision))
            .Event(Hours(300), () => Command(RecallAction.Close, comment: "Enough"));
        Assert.NotNull(await house.RunAsync(script));
        return house;
    }

    private static async Task AnswerAsync(RecallHouse house, Recall recall, string customer) =>
        Assert.NotNull((await house.Answers.AnswerAsync(house.TokenFor(recall.RecallId, customer, 1), new AnswerInput { OnHand = "1" }, default)).Answer);
}
