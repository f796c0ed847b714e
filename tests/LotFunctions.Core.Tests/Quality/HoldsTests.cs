using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Tests.Fakes;
using LotFunctions.Core.Tests.Intake;

namespace LotFunctions.Core.Tests.Quality;

public sealed class HoldsTests
{
    private static readonly LotKey A1 = LotKey.Create("RM-1", "A1");
    private static readonly LotKey A2 = LotKey.Create("RM-1", "A2");

    private readonly ScanBench bench = new();
    private readonly Holds holds;

    public HoldsTests() => holds = new Holds(bench.Ledger, bench.Recalls.Object, bench.Clock);

    [Fact]
    public async Task Hold_Twice_IsRecordedOnce()
    {
        Assert.Equal([AppendStatus.Accepted, AppendStatus.Accepted], (await HoldAsync("smell", A1, A2)).Lots.Select(r => r.Status));
        Assert.Equal([AppendStatus.Duplicate, AppendStatus.Duplicate], (await HoldAsync("smell", A1, A2)).Lots.Select(r => r.Status));

        Assert.Equal(2, bench.Ledger.Events.Count);
        Assert.Equal("smell", (await StateAsync(A1)).Holds[HoldKey.Quality]);
    }

    [Fact]
    public async Task Hold_AfterAReleaseInTheSameInstant_HoldsAgain()
    {
        await HoldAsync("smell", A1);
        await ReleaseAsync("fine", A1);
        Assert.Empty((await StateAsync(A1)).Holds);

        Assert.Equal(AppendStatus.Accepted, (await HoldAsync("smell", A1)).Lots.Single().Status);
        Assert.True((await StateAsync(A1)).Holds.ContainsKey(HoldKey.Quality));

        Assert.Equal(AppendStatus.Accepted, (await ReleaseAsync("fine", A1)).Lots.Single().Status);
        Assert.Empty((await StateAsync(A1)).Holds);
        Assert.Equal(4, bench.Ledger.Events.Count);
    }

    [Fact]
    public async Task Hold_AfterAReleaseByAClockThatRunsAhead_IsNotUndoneByIt()
    {
        await bench.PostAsync("""[{"type":"receive","item":"RM-1","lot":"A1","quantity":1},{"type":"release","item":"RM-1","lot":"A1","at":"2026-03-01T20:00:00Z"}]""", Story.Quality);
        await HoldAsync("smell", A1);
        Assert.True((await StateAsync(A1)).Holds.ContainsKey(HoldKey.Quality));
    }

    [Fact]
    public async Task Hold_SecondAttemptThatSawTheSameState_IsADuplicate()
    {
        await bench.PostAsync("""{"type":"receive","item":"RM-1","lot":"A1","quantity":1}""");
        var id = (await HoldAsync("smell", A1)).Lots.Single().EventId;

        var other = new ScanBench();
        await other.PostAsync("""{"type":"receive","item":"RM-1","lot":"A1","quantity":1}""");
        other.Clock.Advance(TimeSpan.FromMinutes(5));
        var again = await new Holds(other.Ledger, other.Recalls.Object, other.Clock).HoldAsync(new HoldRequest([A1], "smell"), Story.Quality, CancellationToken.None);
        Assert.Equal(id, again.Lots.Single().EventId);
    }

    [Fact]
    public async Task Release_WithALotInAnOpenRecall_ReleasesNone()
    {
        await HoldAsync("smell", A1, A2);
        await bench.RecallAsync("r-1", "RM-1", "A2");

        var outcome = await ReleaseAsync("fine", A1, A2);
        Assert.Equal(RefusalCode.RecallOpen, outcome.Refusal!.Code);
        Assert.Contains("r-1", outcome.Refusal.Detail, StringComparison.Ordinal);
        Assert.Empty(outcome.Lots);
        Assert.NotEmpty((await StateAsync(A1)).Holds);
    }

    [Fact]
    public async Task Release_AfterTheRecallEnded_LiftsEveryHold()
    {
        await HoldAsync("smell", A1);
        await bench.RecallAsync("r-1", "RM-1", "A1", endedAt: ScanBench.Now);
        await ReleaseAsync("fine", A1);
        Assert.Empty((await StateAsync(A1)).Holds);
    }

    [Fact]
    public async Task Release_UnknownAndFreeLots_AreToldApart()
    {
        await bench.PostAsync("""{"type":"receive","item":"RM-1","lot":"A1","quantity":1}""");
        var outcome = await ReleaseAsync("fine", A1, A2);
        Assert.Equal([(AppendStatus.Duplicate, null), (AppendStatus.Refused, RefusalCode.NotFound)], outcome.Lots.Select(r => (r.Status, r.Code)));
        Assert.Single(bench.Ledger.Events);
    }

    [Fact]
    public async Task Hold_ByAnOperator_IsRefusedForEachLot()
    {
        var outcome = await holds.HoldAsync(new HoldRequest([A1], "smell"), Story.Operator, CancellationToken.None);
        Assert.Equal(RefusalCode.QualityRoleRequired, outcome.Lots.Single().Code);
    }

    [Fact]
    public void Read_BadBody_ReportsAll()
    {
        var errors = new List<FieldError>();
        Assert.Null(HoldRequest.Read(JsonDocument.Parse("""{"lots":[{"item":"RM-1"}],"why":"x"}""").RootElement, errors));
        Assert.Equal(["required /lots/0/lot", "required /reason", "unknown-field /why"], errors.Select(e => $"{e.Code} {e.Pointer}"));
    }

    [Fact]
    public void Read_LotNamedTwice_IsTakenOnce()
    {
        var request = HoldRequest.Read(
            JsonDocument.Parse("""{"lots":[{"item":"09501101530003","lot":"A1"},{"item":"9501101530003","lot":" A1 "}],"reason":"x"}""").RootElement, []);
        Assert.Equal([LotKey.Create("09501101530003", "A1")], request!.Lots);
    }

    private Task<HoldsOutcome> HoldAsync(string reason, params LotKey[] lots) =>
        holds.HoldAsync(new HoldRequest(lots, reason), Story.Quality, CancellationToken.None);

    private Task<HoldsOutcome> ReleaseAsync(string reason, params LotKey[] lots) =>
        holds.ReleaseAsync(new HoldRequest(lots, reason), Story.Quality, CancellationToken.None);

    private Task<LotState> StateAsync(LotKey lot) => bench.StateAsync(lot.Item, lot.Lot);
}
