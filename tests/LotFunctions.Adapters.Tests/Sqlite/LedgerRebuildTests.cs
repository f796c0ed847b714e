using CsCheck;
using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class LedgerRebuildTests : IAsyncLifetime
{
    private static readonly string[] Tables =
        ["lot", "unit", "other_stream", "work_order", "recorder", "ledger_head", "event_input", "voided", "early_void", "search_term", "event_page", "event_run", "event_run_part"];

    private readonly DataFolder folder = new();

    public async Task InitializeAsync()
    {
        var ledger = new SqliteLedger(folder.Open(), new Admission(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero))));
        var run = 0;
        await RandomHistory.Histories.SampleAsync(
            async history =>
            {
                var events = RandomHistory.Events(history, $"r{run++}");
                // Some voids come before what they take back, and some alone.
                foreach (var part in events.AsEnumerable().Reverse().Chunk(3)) await ledger.AppendAsync(part, Scenario.Quality, CancellationToken.None);
                await ledger.AppendAsync([events[^1] with { EventId = $"lone-{run}", Type = LotEventType.Void, Reference = $"nothing-{run}" }], Scenario.Quality, CancellationToken.None);
            },
            iter: 40,
            threads: 1,
            seed: "0000KDIbPLz3");
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public async Task Run_OfASoundLedger_GivesTheSameBytes()
    {
        var before = await DumpAsync(folder.Database);

        Assert.Empty((await RebuildAsync()).Findings);

        Assert.Equal(before, await DumpAsync(folder.Database));
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);
    }

    [Fact]
    public async Task Run_AfterProjectionsWereLost_GivesTheSameBytes()
    {
        var before = await DumpAsync(folder.Database);
        await folder.Database.WriteAsync(
            s => s.ExecuteScript(
                "UPDATE lot SET state = x'00' WHERE id % 2 = 0; UPDATE lot SET state = NULL WHERE id % 3 = 0; DELETE FROM voided; DELETE FROM event_input; "
                + "DELETE FROM search_term WHERE kind = 'item'; INSERT INTO early_void VALUES ('x', 1)"),
            CancellationToken.None);
        Assert.NotEmpty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);

        Assert.Empty((await RebuildAsync()).Findings);

        Assert.Equal(before, await DumpAsync(folder.Database));
    }

    [Fact]
    public async Task Run_CrashInTheMiddle_ChangesNothingAndTheNextFinishes()
    {
        var before = await DumpAsync(folder.Database);
        await using var crashed = new DataFolder();
        await folder.Database.WriteAsync(
            s =>
            {
                LedgerRebuild.Run(s, CancellationToken.None);
                // Pages that do not fit into its memory are in the log already, without the commit that makes them count.
                s.ExecuteScript("PRAGMA cache_spill=1; PRAGMA cache_size=1");
                s.ExecuteScript("UPDATE lot SET state = zeroblob(3000)");
                foreach (var file in new[] { "lot.db", "lot.db-wal" }) File.Copy(Path.Combine(folder.Path, file), Path.Combine(crashed.Path, file));
            },
            CancellationToken.None);

        var database = crashed.Open();
        Assert.Equal(before, await DumpAsync(database));
        Assert.Empty((await new LedgerRebuild(database).RunAsync(CancellationToken.None)).Findings);
        Assert.Equal(before, await DumpAsync(database));
    }

    [Fact]
    public async Task Run_OfARecordThatDoesNotHold_TouchesNothing()
    {
        await folder.Database.WriteAsync(s => s.ExecuteScript("DROP TRIGGER event_no_update; UPDATE event_page SET body = zeroblob(300) WHERE first = (SELECT min(first) FROM event_page WHERE first > 3); DELETE FROM voided"), CancellationToken.None);
        var before = await DumpAsync(folder.Database);

        Assert.NotEmpty((await RebuildAsync()).Findings);

        Assert.Equal(before, await DumpAsync(folder.Database));
    }

    [Fact]
    public async Task Append_AfterARebuild_GoesOn()
    {
        await RebuildAsync();
        var ledger = new SqliteLedger(folder.Database, new Admission(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 9, 0, 0, TimeSpan.Zero))));
        var story = new Scenario(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));

        var results = await ledger.AppendAsync([story.Receive("A1", 10), story.Pack("A1", 4, "U1")], Scenario.Operator, CancellationToken.None);

        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None)).Findings);
    }

    private Task<LedgerReport> RebuildAsync() => new LedgerRebuild(folder.Database).RunAsync(CancellationToken.None);

    /// <summary>Every row of every table, value by value.</summary>
    private static Task<string> DumpAsync(Database database) => database.ReadAsync(
        s => string.Join('\n', Tables.SelectMany(table =>
        {
            var columns = string.Join(" || ',' || ", s.Query($"SELECT name FROM pragma_table_info('{table}')", r => $"quote({r.GetString(0)})"));
            return s.Query($"SELECT '{table}: ' || {columns} AS line FROM {table} ORDER BY line", r => r.GetString(0));
        })),
        CancellationToken.None);
}
