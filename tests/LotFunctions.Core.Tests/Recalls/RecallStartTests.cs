using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Tests.Fakes;
using Moq;

namespace LotFunctions.Core.Tests.Recalls;

public sealed class RecallStartTests
{
    [Fact]
    public async Task Start_ValidRequest_RegistersAndStartsTheWorkflow()
    {
        var house = new RecallHouse();

        var started = await house.StartWith().StartAsync(RecallHouse.Request(), "sam", default);

        Assert.False(started.Existing);
        Assert.Matches("^R-20260302-[0-9a-f]{8}$", started.Recall!.RecallId);
        Assert.Equal(RecallStatus.Tracing, (await house.FindAsync(started.Recall)).Status);
        Assert.Equal(("sam", 8m, 48m), house.Started[started.Recall.RecallId] is var run ? (run.StartedBy, run.ApprovalTimeoutHours, run.ResponseDueHours) : default);
        Assert.Equal(["started"], await house.StepsAsync(started.Recall));
    }

    [Fact]
    public async Task Start_SameRequestAgain_IsTheSameRecall()
    {
        var house = new RecallHouse();
        var first = await house.StartAsync();
        house.Clock.Advance(TimeSpan.FromHours(1));

        var again = await house.StartWith().StartAsync(RecallHouse.Request(), "sam", default);

        Assert.True(again.Existing);
        Assert.Equal(first.RecallId, again.Recall!.RecallId);
        Assert.Equal(["started"], await house.StepsAsync(first));
    }

    [Theory]
    [InlineData("pat", 0, "Metal in flour")]
    [InlineData("sam", 1, "Metal in flour")]
    [InlineData("sam", 0, "Glass in flour")]
    public async Task Start_OtherPersonDayOrContent_IsAnotherRecall(string by, int days, string title)
    {
        var house = new RecallHouse();
        var first = await house.StartAsync();
        house.Clock.Advance(TimeSpan.FromDays(days));

        var other = await house.StartWith().StartAsync(RecallHouse.Request() with { Title = title }, by, default);

        Assert.NotEqual(first.RecallId, other.Recall!.RecallId);
    }

    [Fact]
    public async Task Start_EarlierOneHasEnded_IsNumbered()
    {
        var house = await new RecallHouse().WithPlantAsync();
        var first = await house.RunToMonitoringAsync(close: true);

        var second = await house.StartAsync();
        var third = await house.StartAsync();

        Assert.Equal(first.RecallId + "-2", second.RecallId);
        Assert.Equal(second.RecallId, third.RecallId);
    }

    [Fact]
    public async Task Start_BadRequest_TellsEverythingAndStartsNothing()
    {
        var house = new RecallHouse();
        var request = new RecallRequest
        {
            Title = " ",
            Kind = RecallKind.Withdrawal,
            Class = RecallClass.II,
            Reason = new string('x', 5000),
            Hazard = "a\u0001b",
            Lots = [Story.Lot("R1")],
            Criteria = new RecallCriteria { ReceivedFrom = RecallHouse.Start, ReceivedTo = RecallHouse.Start.AddDays(-1), Item = "" },
            ApprovalTimeoutHours = 0,
            ResponseDueHours = -1,
        };

        var started = await house.StartWith().StartAsync(request, "sam", default);

        Assert.Null(started.Recall);
        Assert.Equal(
            [
                ("required", "/title"), ("too-long", "/reason"), ("control-character", "/hazard"), ("not-allowed", "/class"), ("not-allowed", "/criteria"),
                ("out-of-range", "/criteria/receivedTo"), ("required", "/criteria/item"), ("out-of-range", "/approvalTimeoutHours"), ("out-of-range", "/responseDueHours"),
            ],
            started.Errors.Select(e => (e.Code, e.Pointer)));
        Assert.Empty(house.Started);
    }

    [Theory]
    [InlineData(RecallKind.Recall, null, "/class")]
    [InlineData(RecallKind.Recall, RecallClass.III, null)]
    [InlineData(RecallKind.Withdrawal, RecallClass.I, "/class")]
    [InlineData(RecallKind.Withdrawal, null, null)]
    [InlineData(RecallKind.Drill, RecallClass.I, null)]
    [InlineData(RecallKind.Drill, null, null)]
    public void Check_KindAndClass_AgreeOrAreRefused(RecallKind kind, RecallClass? @class, string? pointer) =>
        Assert.Equal(pointer, RecallRequestRules.Check(RecallHouse.Request(kind, @class)).SingleOrDefault()?.Pointer);

    [Fact]
    public void Check_NeitherLotsNorCriteria_IsRefused()
    {
        Assert.Equal("/lots", Assert.Single(RecallRequestRules.Check(RecallHouse.Request() with { Lots = [] })).Pointer);
        Assert.Equal("/criteria", Assert.Single(RecallRequestRules.Check(RecallHouse.Request() with { Lots = [], Criteria = new() })).Pointer);
        Assert.Equal("/lots/0", Assert.Single(RecallRequestRules.Check(RecallHouse.Request() with { Lots = [default(LotKey)] })).Pointer);
    }

    [Fact]
    public async Task Start_NothingSaysWhatTheNoticesNeed_StartsWithWarnings()
    {
        var request = RecallHouse.Request() with { Hazard = null, Instructions = null, Contact = null };

        Assert.Equal(["/hazard", "/instructions"], (await new RecallHouse().StartWith().StartAsync(request, "sam", default)).Warnings.Select(w => w.Pointer));
        Assert.Equal(["/hazard", "/instructions", "/contact"], NoticeWording.Warnings(request, RecallHouse.House with { Contact = "" }).Select(w => w.Pointer));
        Assert.Empty(NoticeWording.Warnings(request with { Kind = RecallKind.Drill }, RecallHouse.House));
    }

    [Fact]
    public async Task Start_WordsThatPlayDown_StartsWithAWarning()
    {
        var house = new RecallHouse();

        var started = await house.StartWith().StartAsync(RecallHouse.Request() with { Reason = "A Voluntary measure." }, "sam", default);

        Assert.NotNull(started.Recall);
        Assert.Equal("/reason", Assert.Single(started.Warnings).Pointer);
    }

    [Fact]
    public async Task Resume_RegisteredAndNotStarted_StartsIt()
    {
        var house = new RecallHouse();
        house.Workflows.Setup(w => w.StartAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .ThrowsAsync(new IOException("down"));
        await Assert.ThrowsAsync<IOException>(() => house.StartAsync());
        var started = new List<string>();
        house.Workflows.Setup(w => w.StartAsync(It.IsAny<string>(), It.IsAny<string>(), It.IsAny<object>(), It.IsAny<CancellationToken>()))
            .Callback((string _, string id, object _, CancellationToken _) => started.Add(id)).Returns(Task.CompletedTask);

        await house.StartWith().ResumeAsync(default);

        Assert.Equal((await house.Recalls.ListAsync(10, null, default)).Items.Select(r => r.RecallId), started);
    }

    [Fact]
    public async Task Resume_ManyRecalls_StartsOnlyThoseStillTracing()
    {
        var house = await new RecallHouse().WithPlantAsync();
        await house.RunToMonitoringAsync();
        var waiting = new List<string>();
        foreach (var title in new[] { "A", "B", "C" }) waiting.Add((await house.StartAsync(RecallHouse.Request() with { Title = title })).RecallId);
        house.Started.Clear();

        await house.StartWith().ResumeAsync(default);

        Assert.Equal(waiting.ToHashSet(), house.Started.Keys.ToHashSet());
    }
}
