using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Standards;
using Microsoft.Data.Sqlite;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Sqlite;

/// <summary>A ledger long enough that its keys are in long runs, in short ones and in none.</summary>
public sealed class EventRunsTests : IAsyncLifetime
{
    private const int Count = EventRuns.Long + (2 * EventRuns.Short) + 100;

    private static readonly DateTimeOffset Start = new(2026, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly DataFolder folder = new();
    private readonly List<LotEvent> events = [.. Enumerable.Range(0, Count).Select(Receipt)];

    public async Task InitializeAsync()
    {
        folder.Open();
        foreach (var part in events.Chunk(20_000)) await Ledger().AppendAsync(part, Scenario.Operator, CancellationToken.None);
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public async Task Append_ResendOfAnyEvent_IsADuplicateAlsoAfterARestart()
    {
        var some = events.Where((_, i) => i % 97 == 0 || i % EventRuns.Short < 2 || i > Count - 10).ToList();

        Assert.All(await Ledger().AppendAsync(some, Scenario.Operator, CancellationToken.None), r => Assert.Equal(AppendStatus.Duplicate, r.Status));
        await folder.CloseAsync();
        folder.Open();
        Assert.All(await Ledger().AppendAsync(some, Scenario.Operator, CancellationToken.None), r => Assert.Equal(AppendStatus.Duplicate, r.Status));

        Assert.Equal(some[5].EventId, (await Ledger().FindAsync(some[5].EventId, CancellationToken.None))?.Event.EventId);
        Assert.Equal(events[^1].EventId, (await Ledger().FindAsync(events[^1].EventId, CancellationToken.None))?.Event.EventId);
        Assert.Null(await Ledger().FindAsync("nobody", CancellationToken.None));
    }

    [Fact]
    public async Task Append_AfterJobsThatWereTakenBack_KnowsJustWhatIsRecorded()
    {
        var more = Enumerable.Range(Count, EventRuns.Short).Select(Receipt).ToList();
        await folder.Database.WriteAsync(
            s => s.ExecuteScript("CREATE TRIGGER fault BEFORE INSERT ON event_page BEGIN SELECT RAISE(ABORT, 'fault'); END"), CancellationToken.None);
        await Assert.ThrowsAsync<SqliteException>(() => Ledger().AppendAsync(more, Scenario.Operator, CancellationToken.None));
        await folder.Database.WriteAsync(s => s.ExecuteScript("DROP TRIGGER fault"), CancellationToken.None);

        var results = await Ledger().AppendAsync([.. more, events[3], more[7]], Scenario.Operator, CancellationToken.None);

        Assert.Equal(more.Count, results.Count(r => r.Status == AppendStatus.Accepted));
        Assert.Equal([AppendStatus.Duplicate, AppendStatus.Duplicate], results.TakeLast(2).Select(r => r.Status));
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);
    }

    [Theory]
    [InlineData("UPDATE event_run SET entries = zeroblob(length(entries)) WHERE run = 16")]
    [InlineData("DELETE FROM event_run")]
    [InlineData("DELETE FROM event_run_part WHERE id = 7")]
    [InlineData("INSERT INTO event_run_part VALUES (1000, x'00')")]
    public async Task Rebuild_OfTamperedRuns_IsFoundBeforeAndGivesTheSameBytes(string sql)
    {
        var before = await DumpAsync();
        await folder.Database.WriteAsync(s => s.ExecuteScript(sql), CancellationToken.None);
        Assert.NotEmpty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);

        Assert.Empty((await new LedgerRebuild(folder.Database).RunAsync(CancellationToken.None)).Findings);

        Assert.Equal(before, await DumpAsync());
    }

    private static LotEvent Receipt(int i) => EventIdentity.Seal(
        new LotEvent
        {
            EventId = "", ContentHash = "", Type = LotEventType.Receive, At = Start.AddSeconds(i), Lot = LotKey.Create("ITEM", $"L{i / 100}"),
            Quantity = new Quantity(1, "KGM"),
        },
        i % 3 == 0 ? $"own-{i}" : null);

    private SqliteLedger Ledger() => new(folder.Database, new Admission(new FakeTimeProvider(Start.AddDays(9))));

    private Task<string> DumpAsync() => folder.Database.ReadAsync(
        s => string.Join('\n', s.Query("SELECT run, hex(entries) FROM event_run UNION ALL SELECT id, hex(entries) FROM event_run_part", r => $"{r.GetInt64(0)} {r.GetString(1)}")),
        CancellationToken.None);
}
