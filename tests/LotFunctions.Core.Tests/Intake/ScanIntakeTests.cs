using System.Globalization;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Tests.Fakes;

namespace LotFunctions.Core.Tests.Intake;

public sealed class ScanIntakeTests
{
    private const string Receive = """{"type":"receive","item":"RM-1","lot":"A1","quantity":10,"unit":"KGM","at":"2026-03-01T08:00:00Z"}""";
    private const string Hold = """{"type":"hold","item":"RM-1","lot":"A1","at":"2026-03-01T09:00:00Z"}""";
    private const string Consume = """{"type":"consume","item":"RM-1","lot":"A1","quantity":4,"unit":"KGM","workOrder":"W1","at":"2026-03-01T10:00:00Z"}""";
    private const string Release = """{"type":"release","item":"RM-1","lot":"A1","at":"2026-03-01T11:00:00Z"}""";

    private const string Produce = """{"type":"produce","item":"FG-1","lot":"B1","quantity":4,"unit":"KGM","workOrder":"W2","at":"2026-03-01T12:00:00Z","inputs":[{"item":"RM-1","lot":"A1","quantity":4,"unit":"KGM"}]}""";

    private readonly ScanBench bench = new();

    [Fact]
    public async Task Post_MixedArray_AnswersEachInOrder()
    {
        var outcome = await bench.PostAsync($$"""[{{Receive}},{"type":"consume","item":"RM-1","lot":"A1"},{{Receive}},7,{{Consume}}]""");

        Assert.Equal((2, 1, 2), (outcome.Accepted, outcome.Duplicates, outcome.Refused));
        Assert.Equal(
            [(0, ScanStatus.Accepted, null), (1, ScanStatus.Refused, RefusalCode.FieldRequired), (2, ScanStatus.Duplicate, null), (3, ScanStatus.Refused, "wrong-type"), (4, ScanStatus.Accepted, null)],
            outcome.Results.Select(r => (r.Index, r.Status, r.Code)));
        Assert.Equal("/3", outcome.Results[3].Errors!.Single().Pointer);
        Assert.Equal(6, (await bench.StateAsync("RM-1", "A1")).OnHand);
    }

    [Fact]
    public async Task Post_Twice_ChangesNothing()
    {
        var all = $"[{Receive},{Consume}]";
        await bench.PostAsync(all);
        var hashes = bench.Ledger.Events.Select(e => e.Hash).ToList();

        var again = await bench.PostAsync(all);

        Assert.Equal((0, 2, 0), (again.Accepted, again.Duplicates, again.Refused));
        Assert.Equal(hashes, bench.Ledger.Events.Select(e => e.Hash));
    }

    [Fact]
    public async Task Post_LotOnHold_IsStoppedAndNothingRecorded()
    {
        await bench.PostAsync($"[{Receive},{Hold}]", Story.Quality);
        var outcome = await bench.PostAsync(Consume);
        Assert.Equal((RefusalCode.LotHeld, ScanStatus.Refused), (outcome.Results.Single().Code, outcome.Results.Single().Status));
        Assert.Equal(2, bench.Ledger.Events.Count);
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Post_AsExecutedPastTheInterlock_RaisesOneException()
    {
        await bench.PostAsync($"[{Receive},{Hold}]", Story.Quality);
        var executed = Consume.Replace("}", ",\"asExecuted\":true}", StringComparison.Ordinal);

        var first = await bench.PostAsync(executed);
        await bench.PostAsync(executed);

        Assert.Equal((ScanStatus.Accepted, RefusalCode.LotHeld), (first.Results.Single().Status, first.Results.Single().Code));
        var raised = bench.Exceptions.All.Single();
        Assert.Equal(("interlock", RefusalCode.LotHeld), (raised.Source, raised.Code));
        Assert.Contains(first.Results.Single().EventId!, raised.Original, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_HoldOfATimeBeforeTheRelease_TellsQualityOnce()
    {
        await bench.PostAsync($"[{Receive},{Release}]", Story.Quality);

        var held = await bench.PostAsync(Hold, Story.Quality);
        await bench.PostAsync(Hold, Story.Quality);

        Assert.Equal((ScanStatus.Accepted, "late-hold"), (held.Results.Single().Status, held.Results.Single().Code));
        Assert.Equal("late-hold", Assert.Single(bench.Exceptions.All).Code);
        Assert.Empty((await bench.StateAsync("RM-1", "A1")).Holds);
    }

    [Fact]
    public async Task Post_HoldThenItsRelease_TellsNothingAlsoWhenTheHoldIsSentAgain()
    {
        await bench.PostAsync($"[{Receive},{Hold},{Release},{Hold}]", Story.Quality);
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Post_AdjustGivesALaterExpiry_TellsQualityUnlessItIsQualitys()
    {
        const string Expired = "{\"type\":\"receive\",\"item\":\"RM-1\",\"lot\":\"A1\",\"quantity\":10,\"unit\":\"KGM\",\"at\":\"2026-02-01T08:00:00Z\",\"expiry\":\"2026-02-10\"}";
        const string Adjust = "{\"type\":\"adjust\",\"item\":\"RM-1\",\"lot\":\"A1\",\"quantity\":1,\"unit\":\"KGM\",\"at\":\"2026-02-20T08:00:00Z\",\"expiry\":\"2027-02-10\"}";
        await bench.PostAsync($"[{Expired},{Adjust}]");
        await bench.PostAsync(Adjust);
        Assert.Equal("expiry-extended", Assert.Single(bench.Exceptions.All).Code);

        await bench.PostAsync(Adjust.Replace("2027-02-10", "2027-03-10", StringComparison.Ordinal), Story.Quality);
        Assert.Single(bench.Exceptions.All);
    }

    [Fact]
    public async Task Post_CrashBeforeTheException_IsRaisedByTheResend()
    {
        await bench.PostAsync($"[{Receive},{Hold}]", Story.Quality);
        var executed = Consume.Replace("}", ",\"asExecuted\":true}", StringComparison.Ordinal);
        bench.Exceptions.FailOnce = true;
        await Assert.ThrowsAsync<IOException>(() => bench.PostAsync(executed));

        Assert.Equal(1, (await bench.PostAsync(executed)).Duplicates);
        Assert.Equal(RefusalCode.LotHeld, bench.Exceptions.All.Single().Code);
    }

    [Fact]
    public async Task Post_ProduceFromAHeldInput_IsRecordedAndRaisedOnce()
    {
        await bench.PostAsync($"[{Receive},{Hold}]", Story.Quality);

        var first = await bench.PostAsync(Produce);
        await bench.PostAsync(Produce);

        Assert.Equal((ScanStatus.Accepted, RefusalCode.LotHeld), (first.Results.Single().Status, first.Results.Single().Code));
        var raised = bench.Exceptions.All.Single();
        Assert.Equal(("interlock", RefusalCode.LotHeld), (raised.Source, raised.Code));
        Assert.Contains("Lot A1 of RM-1", raised.Detail, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Post_ProduceAgainAfterItsInputWasHeld_RaisesNothing()
    {
        await bench.PostAsync($"[{Receive},{Produce}]");
        await bench.PostAsync(Hold, Story.Quality);

        Assert.Equal(1, (await bench.PostAsync(Produce)).Duplicates);
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Post_CrashBeforeTheExceptionOfAProduce_IsRaisedByTheResend()
    {
        await bench.PostAsync($"[{Receive},{Hold}]", Story.Quality);
        bench.Exceptions.FailOnce = true;
        await Assert.ThrowsAsync<IOException>(() => bench.PostAsync(Produce));

        Assert.Equal(1, (await bench.PostAsync(Produce)).Duplicates);
        Assert.Equal(RefusalCode.LotHeld, bench.Exceptions.All.Single().Code);
    }

    [Fact]
    public async Task Post_AsExecutedWithNothingAgainstIt_RaisesNothing()
    {
        var executed = Consume.Replace("}", ",\"asExecuted\":true}", StringComparison.Ordinal);
        await bench.PostAsync($"[{Receive},{executed}]");
        await bench.PostAsync(executed);
        Assert.Empty(bench.Exceptions.All);
    }

    [Fact]
    public async Task Post_ReleaseInOpenRecall_IsRefused()
    {
        await bench.PostAsync(Receive);
        await bench.RecallAsync("r-1", "RM-1", "A1");
        var outcome = await bench.PostAsync($$"""[{{Release}},{"type":"void","reference":"hold-r-1-A1"}]""", Story.Quality);

        Assert.Equal([RefusalCode.RecallOpen, RefusalCode.RecallOpen], outcome.Results.Select(r => r.Code));
        Assert.Equal(LotStatus.Recalled, (await bench.StateAsync("RM-1", "A1")).StatusOn(new DateOnly(2026, 3, 1)));
    }

    [Fact]
    public async Task Post_ReleaseSentAgainDuringALaterRecall_IsADuplicate()
    {
        await bench.PostAsync($"[{Receive},{Hold},{Release}]", Story.Quality);
        await bench.RecallAsync("r-1", "RM-1", "A1");
        Assert.Equal(1, (await bench.PostAsync(Release, Story.Quality)).Duplicates);
    }

    [Fact]
    public async Task Post_ReleaseAfterTheRecallEnded_LiftsQualitysHoldAlone()
    {
        await bench.RecallAsync("r-1", "RM-1", "A1", endedAt: ScanBench.Now);
        var late = Release.Replace("T11", "T13", StringComparison.Ordinal);
        Assert.Equal(1, (await bench.PostAsync($"[{Receive},{late}]", Story.Quality)).Accepted - 1);
        Assert.Equal(["recall/r-1"], (await bench.StateAsync("RM-1", "A1")).Holds.Keys);
    }

    [Fact]
    public async Task Post_HoldByAnOperator_IsRefused() =>
        Assert.Equal(RefusalCode.QualityRoleRequired, (await bench.PostAsync(Hold)).Results.Single().Code);

    [Fact]
    public async Task PostLines_ManyChunks_ListsOnlyWhatWasNotAccepted()
    {
        var lines = Enumerable.Range(0, 1201).Select(i => i == 700 ? "{" : Receive.Replace("A1", "A" + i.ToString(CultureInfo.InvariantCulture), StringComparison.Ordinal));
        var all = string.Join('\n', lines);

        var outcome = await bench.PostLinesAsync(all);
        Assert.Equal((1200, 0, 1), (outcome.Accepted, outcome.Duplicates, outcome.Refused));
        Assert.Equal((700, "invalid-json", "/700"), (outcome.Results.Single().Index, outcome.Results.Single().Code, outcome.Results.Single().Errors!.Single().Pointer));

        var again = await bench.PostLinesAsync(all);
        Assert.Equal((0, 1200, 1), (again.Accepted, again.Duplicates, again.Refused));
        Assert.Equal(Enumerable.Range(0, 1201), again.Results.Select(r => r.Index));
        Assert.Equal(1200, bench.Ledger.Events.Count);
    }
}
