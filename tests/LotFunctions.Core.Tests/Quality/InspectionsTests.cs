using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Tests.Intake;

namespace LotFunctions.Core.Tests.Quality;

public sealed class InspectionsTests
{
    private const string Fail = """
        {"item":"RM-1","lot":"A1","test":"Salmonella","result":"fail","value":2.50,"unit":"CFU/g","limits":"absent in 25 g","at":"2026-03-01T10:00:00Z",
         "laboratory":"Lab 3","certificate":"C-77","operator":"ann"}
        """;

    private readonly ScanBench bench = new();

    [Fact]
    public async Task Post_Fail_IsRecordedAndHoldsTheLot()
    {
        await PostAsync(Fail);
        Assert.Equal(
            new Inspection { Test = "Salmonella", Pass = false, Value = "2.50", Unit = "CFU/g", Limits = "absent in 25 g", Laboratory = "Lab 3", Certificate = "C-77" },
            bench.Last.Inspection);
        Assert.Equal(LotStatus.Held, (await bench.StateAsync("RM-1", "A1")).StatusOn(new DateOnly(2026, 3, 1)));
    }

    [Fact]
    public async Task Post_Twice_IsADuplicate()
    {
        var first = Assert.IsType<InspectionOutcome.Recorded>(await PostAsync(Fail));
        Assert.Equal(first with { Duplicate = true }, await PostAsync(Fail));
        Assert.Single(bench.Ledger.Events);
    }

    [Fact]
    public async Task Post_FailOfATimeBeforeTheRelease_HoldsTheLotOnce()
    {
        await HoldAndReleaseAsync();
        await PostAsync(Fail);
        await PostAsync(Fail);

        var state = await bench.StateAsync("RM-1", "A1");
        Assert.Equal(LotStatus.Held, state.StatusOn(new DateOnly(2026, 3, 1)));
        Assert.Contains("Salmonella failed", state.Holds[HoldKey.Quality], StringComparison.Ordinal);
        Assert.Equal(4, bench.Ledger.Events.Count);
    }

    [Fact]
    public async Task Post_FailAgainAfterQualityReleasedItKnowingly_LeavesItFree()
    {
        await HoldAndReleaseAsync();
        await PostAsync(Fail);
        await Holds.ReleaseAsync(new HoldRequest([LotKey.Create("RM-1", "A1")], "retested"), Story.Quality, CancellationToken.None);
        await PostAsync(Fail);

        Assert.Empty((await bench.StateAsync("RM-1", "A1")).Holds);
    }

    [Fact]
    public async Task Post_FailBeforeTheReleaseIsRecorded_IsReleasedByIt()
    {
        await PostAsync(Fail);
        await Holds.ReleaseAsync(new HoldRequest([LotKey.Create("RM-1", "A1")], "retested"), Story.Quality, CancellationToken.None);

        Assert.Empty((await bench.StateAsync("RM-1", "A1")).Holds);
    }

    [Fact]
    public async Task Post_Pass_HoldsNothing()
    {
        await PostAsync("""{"item":"RM-1","lot":"A1","test":"pH","result":"pass","value":"neutral"}""");
        Assert.Empty((await bench.StateAsync("RM-1", "A1")).Holds);
        Assert.Equal("neutral", bench.Last.Inspection!.Value);
    }

    [Fact]
    public async Task Post_BadBody_ReportsAll()
    {
        var invalid = Assert.IsType<InspectionOutcome.Invalid>(await PostAsync("""{"item":"RM-1","result":"FAIL","value":true,"grade":1}"""));
        Assert.Equal(
            ["required /lot", "invalid-value /result", "required /test", "wrong-type /value", "unknown-field /grade"],
            invalid.Errors.Select(e => $"{e.Code} {e.Pointer}"));
    }

    [Fact]
    public async Task Post_InTheFuture_IsRefused()
    {
        var refused = Assert.IsType<InspectionOutcome.Refused>(await PostAsync(Fail.Replace("2026-03-01", "2026-03-05", StringComparison.Ordinal)));
        Assert.Equal(RefusalCode.TimeInFuture, refused.Refusal.Code);
    }

    private async Task HoldAndReleaseAsync()
    {
        await Holds.HoldAsync(new HoldRequest([LotKey.Create("RM-1", "A1")], "sampled"), Story.Quality, CancellationToken.None);
        await Holds.ReleaseAsync(new HoldRequest([LotKey.Create("RM-1", "A1")], "too early"), Story.Quality, CancellationToken.None);
    }

    private Task<InspectionOutcome> PostAsync(string json) =>
        new Inspections(bench.Ledger, bench.Rules, Holds, bench.Clock).PostAsync(JsonDocument.Parse(json).RootElement, Story.Operator, CancellationToken.None);

    private Holds Holds => new(bench.Ledger, bench.Recalls.Object, bench.Clock);
}
