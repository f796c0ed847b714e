using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Trace;
using static LotFunctions.Core.Tests.Recalls.RecallHouse;

namespace LotFunctions.Core.Tests.Recalls;

/// <summary>What is recorded while a recall is open, and what becomes of its scope.</summary>
public sealed class LiveScopeTests
{
    [Fact]
    public async Task Extend_LateScanWhileMonitoring_HoldsAsksAndNotifiesThoseConcernedAlone()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(
                house.Story.Consume("R1", 5, "W9") with { AsExecuted = true }, house.Story.Produce("P9", 5, "W9"), house.Story.Ship("P9", 5, "S9", "C2")))
            .Event(Hours(3), () => Command(RecallAction.Approve, id: "c-2"));

        await house.RunAsync(script);

        var after = await house.FindAsync(recall);
        Assert.Equal((RecallStatus.Monitoring, 2, 2), (after.Status, after.ScopeVersion, after.ApprovedVersion));
        Assert.Equal(
            ["started", "traced", "held", "approval-requested", "approved", "notified", "scope-extended", "held", "approval-requested", "approved", "notified"],
            (await house.StepsAsync(recall)).Take(11));
        Assert.Equal(LotStatus.Recalled, await StatusAsync(house, "P9"));
        Assert.Equal([("C1", 1, null, null), ("C2", 1, null, 2), ("C2", 2, 1, null)], house.Recalls.Notices.OrderBy(n => (n.Customer, n.Version))
            .Select(n => (n.Customer, n.Version, n.Supersedes, n.SupersededBy)));
        Assert.Equal(["v1/C1", "v1/C2", "v2/C2"], house.Messages.IdsOf("notice").Select(id => id[(recall.RecallId.Length + 1)..]));
    }

    [Fact]
    public async Task Extend_LateScan_TheDiffNamesLotsShipmentsAndLines()
    {
        var (house, recall) = await ExtendedAsync(house => [house.Story.Ship("P1", 5, "S9", "C2") with { AsExecuted = true }]);

        var diff = await house.Queries.DiffAsync(recall.RecallId, 1, 2, default);

        Assert.NotNull(diff);
        Assert.Equal([new ScopeShipment("C2", "S9", diff.AddedLines[0].At)], diff.AddedShipments);
        Assert.Equal(("C2", "S9", Story.Lot("P1")), (diff.AddedLines[0].Customer, diff.AddedLines[0].Shipment, diff.AddedLines[0].Line.Lot));
        Assert.Empty(diff.AddedLots);
        Assert.Empty(diff.RemovedLots);
        Assert.Empty(diff.RemovedLines);
        Assert.Empty(diff.ChangedLines);
        var back = (await house.Queries.DiffAsync(recall.RecallId, 2, 1, default))!;
        Assert.Equal(diff.AddedLines, back.RemovedLines);
        Assert.Equal(diff.AddedShipments, back.RemovedShipments);
    }

    [Fact]
    public async Task Extend_TheOtherInputVoided_ChangesTheGradeOfTheLines()
    {
        var (house, recall) = await ExtendedAsync(house =>
            [house.Story.Void(house.Ledger.Events.Single(r => r.Event.Type == LotEventType.Consume && r.Event.Lot == Story.Lot("R2")).Event)]);

        var diff = (await house.Queries.DiffAsync(recall.RecallId, 1, 2, default))!;

        var change = Assert.Single(diff.ChangedLines);
        Assert.Equal(("S3", TraceGrade.Possible, TraceGrade.Definite), (change.To.Shipment, change.From.Line.Grade, change.To.Line.Grade));
        Assert.Equal(["P2", "P3"], diff.ChangedLots.Select(l => l.Lot.Lot));
    }

    [Fact]
    public async Task Extend_ShipmentVoided_TellsItsCustomerThatItIsNotConcerned()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var shipped = house.Ledger.Events.Single(r => r.Event.Shipment == "S2").Event;
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Void(shipped)))
            .Event(Hours(3), () => Command(RecallAction.Approve, id: "c-2"));

        await house.RunAsync(script);

        var correction = house.Recalls.Notices.Single(n => n.Version == 2);
        Assert.Equal(("C2", 1, true), (correction.Customer, correction.Supersedes, correction.Withdraws));
        Assert.NotNull(correction.SentAt);
        var told = await NoticeFiles.ReadAsync(house.Blobs, correction.Files[NoticeFiles.Json].Blob, default);
        Assert.Equal((true, null, null, null), (told.Withdrawn, told.Hazard, told.Instructions, told.AnswerBy));
        var before = house.Recalls.Notices.Single(n => n.Version == 1 && n.Customer == "C2");
        Assert.Null((await NoticeFiles.ReadAsync(house.Blobs, before.Files[NoticeFiles.Json].Blob, default)).Withdrawn);
        // The one that is not concerned owes no answer, the other still does.
        Assert.Equal(["C1"], house.Messages.IdsOf("reminder").Select(id => id.Split('/')[2]).Distinct());
        Assert.StartsWith("UPDATE: YOU ARE NOT AFFECTED: ", house.Messages.All.Single(m => m.Body.GetProperty("version").GetInt32() == 2 && m.Body.GetProperty("kind").GetString() == "notice")
            .Body.GetProperty("subject").GetString(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task Extend_ARemovalWasTurnedDown_IsToldOnlyByAVersionThatSaysSo()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var shipped = house.Ledger.Events.Single(r => r.Event.Shipment == "S2").Event;
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Void(shipped)))
            .Event(Hours(3), () => Command(RecallAction.Reject, id: "c-no"))
            .Meanwhile(Hours(3.5), () =>
            {
                Assert.All(house.Recalls.Notices, n => Assert.Equal((1, null), (n.Version, n.SupersededBy)));
                return Task.CompletedTask;
            })
            .Perhaps(Hours(4), () => house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9") with { AsExecuted = true }))
            .Event(Hours(5), () => Command(RecallAction.Approve, id: "c-3"));

        await house.RunAsync(script);

        var said = (await house.Recalls.TimelineAsync(recall.RecallId, default)).Single(e => e is { Step: RecallSteps.Extended, ScopeVersion: 3 }).Comment;
        Assert.Contains("Against version 1, which customers know: 0 lots and 1 shipment lines more, 0 lots and 1 lines less", said, StringComparison.Ordinal);
        Assert.Contains("not affected any more: C2.", said, StringComparison.Ordinal);
        Assert.Equal([("C2", true), ("C9", false)], house.Recalls.Notices.Where(n => n.Version == 3).Select(n => (n.Customer, n.Withdraws)).Order());
    }

    [Fact]
    public async Task Extend_EdgeVoided_FreesTheLotWhenThatIsApproved()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var consumed = house.Ledger.Events.Single(r => r.Event is { Type: LotEventType.Consume, WorkOrder: "W2" } && r.Event.Lot == Story.Lot("R1")).Event;
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Void(consumed)))
            .Meanwhile(Hours(2.5), async () => Assert.Equal(["P1", "P2", "P3", "R1"], await house.HeldLotsAsync()))
            .Event(Hours(3), () => Command(RecallAction.Approve, id: "c-2"));

        await house.RunAsync(script);

        Assert.Equal(["P1", "R1"], await house.HeldLotsAsync());
        var notice = house.Recalls.Notices.Single(n => n.Version == 2);
        Assert.Equal(("C1", false), (notice.Customer, notice.Withdraws));
    }

    [Fact]
    public async Task Extend_TurnedDown_FreesWhatItAddedAndGoesOnWithTheVersionBefore()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(
                house.Story.Consume("R1", 5, "W9") with { AsExecuted = true }, house.Story.Produce("P9", 5, "W9"), house.Story.Ship("P9", 5, "S9", "C9")))
            .Event(Hours(3), () => Command(RecallAction.Cancel))
            .Event(Hours(3), () => Command(RecallAction.Reject, comment: "Scanned by mistake"))
            .Perhaps(Hours(4), () => house.AppendAndLookAsync(house.Story.Receive("R2", 1)))
            .Event(Hours(5), () => Command(RecallAction.Close, comment: "Done"));

        var outcome = await house.RunAsync(script);

        Assert.Equal(RecallStatus.Closed, outcome?.Status);
        var after = await house.FindAsync(recall);
        Assert.Equal((2, 1), (after.ScopeVersion, after.ApprovedVersion));
        Assert.Equal(LotStatus.Depleted, await StatusAsync(house, "P9"));
        Assert.Equal(["P1", "P2", "P3", "R1"], await house.HeldLotsAsync());
        Assert.All(house.Recalls.Notices, n => Assert.Equal(1, n.Version));
        Assert.Contains("declined", await house.StepsAsync(recall));
        Assert.DoesNotContain("cancelled", await house.StepsAsync(recall));
    }

    [Fact]
    public async Task Extend_NobodyDecides_StaysHeldAndOpenAndGoesOnReminding()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { Reminders = 1 });
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9") with { AsExecuted = true }));

        await house.RunAsync(script);

        Assert.Equal(RecallStatus.AwaitingApproval, (await house.FindAsync(recall)).Status);
        Assert.Equal(
            ["approval-requested", "approval-reminder", "approval-overdue", "response-reminder", "escalated"], (await house.StepsAsync(recall))[^5..]);
        Assert.Equal(4, (await house.HeldLotsAsync()).Length);
    }

    [Fact]
    public async Task Extend_BeforeTheFirstApproval_AsksAnewAndAnOldDecisionDecidesNothing()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Perhaps(Hours(1), () => house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9") with { AsExecuted = true }))
            .Event(Hours(2), () => Command(RecallAction.Approve, id: "c-old") with { Version = 1 })
            .Event(Hours(3), () => Command(RecallAction.Approve, id: "c-new") with { Version = 2 });

        await house.RunAsync(script);

        var timeline = await house.Recalls.TimelineAsync(recall.RecallId, default);
        Assert.Equal([("c-new", 2)], timeline.Where(e => e.Step == "approved").Select(e => (e.EntryId, e.ScopeVersion)));
        Assert.Equal([("C1", 2), ("C2", 2), ("C9", 2)], house.Recalls.Notices.Select(n => (n.Customer, n.Version)).Order());
        Assert.All(house.Recalls.Notices, n => Assert.Null(n.Supersedes));
    }

    [Fact]
    public async Task Extend_AddedBeforeTheFirstApprovalAndCalledOff_ReleasesAllOfIt()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Perhaps(Hours(1), () => house.AppendAndLookAsync(house.Story.Consume("R1", 5, "W9") with { AsExecuted = true }, house.Story.Produce("P9", 5, "W9")))
            .Event(Hours(2), () => Command(RecallAction.Reject));

        await house.RunAsync(script);

        Assert.Empty(await house.HeldLotsAsync());
        Assert.NotEqual(LotStatus.Recalled, await StatusAsync(house, "P9"));
    }

    [Fact]
    public async Task Extend_NothingThatMatters_MakesNoVersion()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            // The watch tells of it, and the trace finds the same.
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Receive("R1", 3)));

        await house.RunAsync(script);

        Assert.Contains("recall-extend-scope", script.Calls);
        Assert.Equal(1, (await house.FindAsync(recall)).ScopeVersion);
        Assert.DoesNotContain(house.Blobs.Names, n => n.Contains("/v2", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Extend_MoreOfALotAnnounced_IsAVersionThatNobodyIsToldOf()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var announced = house.Story.Announce("R1", 7, document: "d-late");
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(announced))
            .Event(Hours(3), () => Command(RecallAction.Approve, id: "c-2"))
            // It comes in, on hold.
            .Perhaps(Hours(4), () => house.AppendAndLookAsync(house.Story.Receive("R1", 7)));

        await house.RunAsync(script);

        Assert.Equal((RecallStatus.Monitoring, 2), ((await house.FindAsync(recall)).Status, (await house.FindAsync(recall)).ScopeVersion));
        var diff = (await house.Queries.DiffAsync(recall.RecallId, 1, 2, default))!;
        Assert.Equal(("d-late", 7m), (Assert.Single(diff.AddedReceipts).Document, diff.AddedReceipts[0].Announced!.Value.Value));
        Assert.Empty(diff.RemovedReceipts);
        Assert.Contains(await (await house.Queries.ScopeAsync(recall.RecallId, 2, default))!.StoppableAsync(default).ToListAsync(), p => p is { InTransit: true, Document: "d-late" });
        Assert.All(house.Recalls.Notices, n => Assert.Equal(1, n.Version));
    }

    [Fact]
    public async Task Extend_AnnouncedAnewAsItWas_MakesNoVersion()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var first = house.Story.Announce("R1", 7, document: "d-late");
        await house.AppendAsync(first);
        var recall = await house.StartAsync();
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Void(first), house.Story.Announce("R1", 7, document: "d-late")));

        await house.RunAsync(script);

        Assert.Contains("recall-extend-scope", script.Calls);
        Assert.Equal(1, (await house.FindAsync(recall)).ScopeVersion);
    }

    [Fact]
    public async Task Extend_FailsForGood_IsTriedAgainLater()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall);
        script.Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () =>
            {
                script.Failing.Add("recall-extend-scope");
                return house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9") with { AsExecuted = true });
            })
            .Meanwhile(Hours(2.1), () => Task.FromResult(script.Failing.Remove("recall-extend-scope")));

        await house.RunAsync(script);

        Assert.Contains("step-failed", await house.StepsAsync(recall));
        Assert.Equal((RecallStatus.AwaitingApproval, 2), ((await house.FindAsync(recall)).Status, (await house.FindAsync(recall)).ScopeVersion));
    }

    [Fact]
    public async Task Extend_NoticesFail_AreTriedAgainUntilTheyAreWritten()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        var script = house.Script(recall);
        script.Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9") with { AsExecuted = true }))
            .Perhaps(Hours(3), () =>
            {
                script.Failing.Add("recall-notify-customers");
                return Task.FromResult<object?>(Command(RecallAction.Approve, id: "c-2"));
            })
            .Meanwhile(Hours(3.1), () => Task.FromResult(script.Failing.Remove("recall-notify-customers")));

        await house.RunAsync(script);

        Assert.Equal(("C9", 2), house.Recalls.Notices.Select(n => (n.Customer, n.Version)).Max());
        Assert.Equal(RecallStatus.Monitoring, (await house.FindAsync(recall)).Status);
    }

    [Theory]
    [InlineData(false)]
    [InlineData(true)]
    public async Task Extend_ReplayedOrEveryActivityTwice_IsTheSame(bool twice)
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { Reminders = 1 });
        var script = house.Script(recall, twice)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C2") with { AsExecuted = true }))
            .Event(Hours(3), () => Command(RecallAction.Approve, id: "c-2"))
            .Event(Hours(400), () => Command(RecallAction.Close, comment: "Done"));
        await house.RunAsync(script);
        var (events, entries) = (house.Ledger.Events.Count, (await house.StepsAsync(recall)).Length);

        var outcome = await script.ReplayAsync<RecallOutcome>(RecallWorkflow.Definition, house.Started[recall.RecallId]);

        Assert.Equal(RecallStatus.Closed, outcome?.Status);
        Assert.Equal((events, entries), (house.Ledger.Events.Count, (await house.StepsAsync(recall)).Length));
        Assert.Equal(3, house.Messages.IdsOf("notice").Count());
    }

    [Fact]
    public async Task Remind_AfterASupplement_EachNoticeByItsOwnDueDate()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync(options: new RecallOptions { Reminders = 2 });
        var script = house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(30), () => house.AppendAndLookAsync(house.Story.Ship("P1", 5, "S9", "C9") with { AsExecuted = true }))
            .Event(Hours(30), () => Command(RecallAction.Approve, id: "c-2"));

        await house.RunAsync(script);

        // C1 and C2 are due at 49 h, C9 at 78 h; it is looked daily from 49 h on, and each version escalates after two days.
        Assert.Equal(
            ["C1/1", "C2/1", "C1/2", "C2/2", "C9/1", "C9/2"],
            house.Messages.All.Where(m => m.Body.GetProperty("kind").GetString() == "reminder")
                .Select(m => $"{m.Body.GetProperty("customer").GetString()}/{m.Body.GetProperty("round").GetInt32()}"));
        Assert.Equal([3, 3], house.Messages.All.Where(m => m.Body.GetProperty("kind").GetString() == "escalation").Select(m => m.Body.GetProperty("outstanding").GetInt32()));
    }

    private static async Task<(RecallHouse House, Recall Recall)> ExtendedAsync(Func<RecallHouse, LotEvent[]> late)
    {
        var house = await new RecallHouse().WithPlantAsync();
        var recall = await house.StartAsync();
        await house.RunAsync(house.Script(recall)
            .Event(Hours(1), () => Command(RecallAction.Approve))
            .Perhaps(Hours(2), () => house.AppendAndLookAsync(late(house))));
        Assert.Equal(2, (await house.FindAsync(recall)).ScopeVersion);
        return (house, recall);
    }

    private static async Task<LotStatus> StatusAsync(RecallHouse house, string lot) =>
        (await house.Ledger.StatesAsync([Story.Lot(lot)], default)).Values.Single().StatusOn(new DateOnly(2026, 3, 2));
}
