using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Sqlite;

public sealed class LedgerVerifierTests : IAsyncLifetime
{
    private readonly DataFolder folder = new();

    public async Task InitializeAsync()
    {
        var ledger = new SqliteLedger(folder.Open(), new Admission(new FakeTimeProvider(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero))));
        var story = new Scenario(new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero));
        var wrong = story.Consume("A1", 1, "WO1");
        LotEvent[] events =
        [
            story.Receive("A1", 10, "DOCK"), story.Receive("A2", 5), story.Consume("A1", 4, "WO1"), wrong, story.Void(wrong),
            story.Produce("B1", 4, "WO1", "A1", "A2"), story.Pack("B1", 4, "U1"),
            story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = "U1", OuterUnit = "P1" }), story.ShipUnit("P1", "SH1"),
        ];
        var results = await ledger.AppendAsync(events, Scenario.Operator, CancellationToken.None);
        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
    }

    public async Task DisposeAsync() => await folder.DisposeAsync();

    [Fact]
    public async Task Verify_Untouched_FindsNothing()
    {
        var report = await VerifyAsync();

        Assert.Empty(report.Findings);
        Assert.Equal((9, 5), (report.Events, report.Streams));
    }

    [Theory]
    [InlineData("event_id = 'other'")]
    [InlineData("type = 'scrap'")]
    [InlineData("at = at + 1")]
    [InlineData("recorded_at = recorded_at + 1000000000")]
    [InlineData("recorded_by = 'somebody'")]
    [InlineData("stream = stream + 1")]
    [InlineData("lot = lot + 1")]
    [InlineData("lot = NULL")]
    [InlineData("unit = 1")]
    [InlineData("outer_unit = 1")]
    [InlineData("work_order = NULL")]
    [InlineData("target = 'x'")]
    [InlineData("previous_hash = zeroblob(32)")]
    [InlineData("hash = zeroblob(32)")]
    [InlineData("body = CAST(replace(CAST(body AS TEXT), '\"value\":4', '\"value\":5') AS BLOB)")]
    [InlineData("body = CAST(CAST(body AS TEXT) || ' ' AS BLOB)")]
    [InlineData("body = x'00'")]
    public async Task Verify_ColumnChanged_IsFound(string change)
    {
        // The third event: a consume of A1, with one before it in its chain and more behind.
        await TamperAsync($"UPDATE event SET {change} WHERE seq = 3");

        Assert.NotEmpty((await VerifyAsync()).Findings);
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE seq = 3", "in the middle of a chain")]
    [InlineData("DELETE FROM event WHERE seq = 9", "the last of all")]
    [InlineData("DELETE FROM event WHERE seq = 2", "the only one of its chain")]
    [InlineData("DELETE FROM event WHERE seq = 7", "the last of its chain")]
    [InlineData("DELETE FROM event WHERE seq = 9; DELETE FROM stream WHERE name = 'unit/P1'", "the last, with its head")]
    [InlineData("UPDATE event SET seq = 100 WHERE seq = 1; UPDATE event SET seq = 1 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 100", "two swapped")]
    [InlineData("UPDATE event SET seq = 100 WHERE seq = 1; UPDATE event SET seq = 1 WHERE seq = 2; UPDATE event SET seq = 2 WHERE seq = 100", "two of different chains swapped")]
    [InlineData("DELETE FROM event_input", "inputs")]
    [InlineData("INSERT INTO event_input VALUES (3, 1)", "an input too many")]
    [InlineData("DELETE FROM voided", "the mark of a void")]
    [InlineData("INSERT INTO voided VALUES (1, 5)", "a mark without a void")]
    [InlineData("UPDATE voided SET void_seq = 6", "a mark by another event")]
    [InlineData("UPDATE lot SET lot = 'A9' WHERE id = 1", "a lot's name")]
    [InlineData("UPDATE unit SET sscc = 'U9' WHERE id = 1", "a unit's name")]
    [InlineData("UPDATE stream SET events = events + 1 WHERE id = 1", "a head's count")]
    [InlineData("UPDATE stream SET head = zeroblob(32) WHERE id = 1", "a head")]
    [InlineData("UPDATE ledger_head SET digest = zeroblob(32)", "the digest")]
    [InlineData("UPDATE ledger_head SET events = 8", "the count")]
    [InlineData("UPDATE lot_state SET body = CAST(replace(CAST(body AS TEXT), '\"received\":10', '\"received\":11') AS BLOB)", "a state")]
    [InlineData("DELETE FROM lot_state WHERE lot = 1", "a missing state")]
    public async Task Verify_RowsChanged_IsFound(string sql, string what)
    {
        await TamperAsync(sql);

        Assert.True((await VerifyAsync()).Findings.Count > 0, what);
    }

    [Fact]
    public async Task Verify_BodyChanged_NamesTheEventAndItsStream()
    {
        await TamperAsync("UPDATE event SET body = CAST(replace(CAST(body AS TEXT), '\"value\":4', '\"value\":5') AS BLOB) WHERE seq = 3");

        var id = await folder.Database.ReadAsync(s => s.First("SELECT event_id FROM event WHERE seq = 3", r => r.GetString(0)), CancellationToken.None);
        var finding = Assert.Single((await VerifyAsync()).Findings);
        Assert.Equal(("lot/ITEM-A/A1", id), (finding.Stream, finding.EventId));
    }

    [Theory]
    [InlineData("UPDATE event SET recorded_by = 'somebody'")]
    [InlineData("DELETE FROM event")]
    [InlineData("UPDATE event_input SET lot = 1")]
    [InlineData("DELETE FROM voided")]
    public async Task Tables_ChangedByAStatement_Refuse(string sql)
    {
        var e = await Assert.ThrowsAnyAsync<Exception>(() => folder.Database.WriteAsync(s => s.Execute(sql), CancellationToken.None));

        Assert.Contains("append-only", e.Message, StringComparison.Ordinal);
    }

    private Task<LedgerReport> VerifyAsync() => new LedgerVerifier(folder.Database).VerifyAsync(CancellationToken.None);

    /// <summary>As someone with the file in hand would: without triggers and foreign keys.</summary>
    private async Task TamperAsync(string sql)
    {
        await folder.CloseAsync();
        using (var session = new Session(folder.File, "PRAGMA foreign_keys=OFF"))
        {
            foreach (var trigger in session.Query("SELECT name FROM sqlite_schema WHERE type = 'trigger'", r => r.GetString(0)))
            {
                session.ExecuteScript($"DROP TRIGGER {trigger}");
            }

            session.ExecuteScript(sql);
        }

        folder.Open();
    }
}
