using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class SqliteLedgerTests : LedgerContract
{
    private readonly DataFolder folder = new();

    [Fact]
    public async Task Append_TakenBack_LeavesNothingBehind()
    {
        var story = new Scenario(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        LotEvent[] events = [story.Receive("A1", 10), story.Pack("A1", 4, "U1"), story.Consume("A1", 1, "WO1")];
        await Port.AppendAsync([events[0]], Scenario.Operator, None);

        // What is remembered would say that these are recorded.
        await folder.Database.WriteAsync(s => s.ExecuteScript("CREATE TRIGGER fault BEFORE INSERT ON work_order BEGIN SELECT RAISE(ABORT, 'fault'); END"), None);
        await Assert.ThrowsAsync<SqliteException>(() => Port.AppendAsync(events[1..], Scenario.Operator, None));
        await folder.Database.WriteAsync(s => s.ExecuteScript("DROP TRIGGER fault"), None);
        var results = await Port.AppendAsync(events, Scenario.Operator, None);

        Assert.Equal([AppendStatus.Duplicate, AppendStatus.Accepted, AppendStatus.Accepted], results.Select(r => r.Status));
        Assert.Equal(9, (await Port.StatesAsync([Scenario.Lot("A1")], None))[Scenario.Lot("A1")].OnHand);
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(None)).Findings);
    }

    [Fact]
    public async Task Append_AnyHistory_IsFoundSoundByTheCheck()
    {
        var story = new Scenario(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var ship = story.ShipUnit("P1", "SH1");
        await Port.AppendAsync(
            [story.Announce("A1", 5, "U1", "P1"), story.Announce("A1", 5, "U2", "P1"), ship, story.ReceiveUnit("P1", "DOCK"), story.Void(ship)],
            Scenario.Operator,
            None);

        var report = await new LedgerVerifier(folder.Database).VerifyAsync(None);

        Assert.Empty(report.Findings);
        Assert.Equal(5, report.Events);
    }

    [Fact]
    public async Task Append_WhileOthersAreUnderWay_IsDecidedInTheOrderOfTheCalls()
    {
        var story = new Scenario(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var calls = new List<Task<IReadOnlyList<AppendResult>>>();
        for (var i = 0; i < 12; i++)
        {
            var receipts = Enumerable.Range(0, i % 4 == 3 ? 600 : 1).Select(n => story.Receive($"A{i}", 1 + n)).ToList();
            calls.Add(Port.AppendAsync(receipts, Scenario.Quality, None));
            calls.Add(Port.AppendAsync([story.Hold($"A{i}")], Scenario.Quality, None));
            calls.Add(Port.AppendAsync([story.Consume($"A{i}", 1, "WO1")], Scenario.Quality, None));
        }

        var results = await Task.WhenAll(calls);

        Assert.True(Port.TakesInOrder);
        Assert.All(results.Where((_, i) => i % 3 < 2), call => Assert.All(call, r => Assert.Equal(AppendStatus.Accepted, r.Status)));
        Assert.All(results.Where((_, i) => i % 3 == 2), call => Assert.Equal(RefusalCode.LotHeld, call.Single().Code));
    }

    protected override Task<ILedger> OpenAsync() => Task.FromResult<ILedger>(new SqliteLedger(folder.Open(), new Admission(Clock)));

    protected override Task CloseAsync() => folder.CloseAsync();

    protected override async Task RemoveAsync() => await folder.DisposeAsync();
}
