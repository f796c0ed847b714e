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
            story.Void(story.Hold("never-came")),
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
        Assert.Equal((10, 6), (report.Events, report.Streams));
    }

    [Theory]
    [InlineData("DELETE FROM event WHERE seq = 3", "in the middle of a chain")]
    [InlineData("DELETE FROM event WHERE seq = 10", "the last of all")]
    [InlineData("DELETE FROM event WHERE seq = 2", "the only one of its chain")]
    [InlineData("DELETE FROM event WHERE seq = 7", "the last of its chain")]
    [InlineData("DELETE FROM event WHERE seq = 9; DELETE FROM unit WHERE sscc = 'P1'", "the last, with its head")]
    [InlineData("UPDATE event SET seq = 100 WHERE seq = 1; UPDATE event SET seq = 1 WHERE seq = 3; UPDATE event SET seq = 3 WHERE seq = 100", "two swapped")]
    [InlineData("UPDATE event SET seq = 100 WHERE seq = 1; UPDATE event SET seq = 1 WHERE seq = 2; UPDATE event SET seq = 2 WHERE seq = 100", "two of different chains swapped")]
    [InlineData("DELETE FROM event_input", "inputs")]
    [InlineData("INSERT INTO event_input VALUES (3, 1)", "an input too many")]
    [InlineData("DELETE FROM voided", "the mark of a void")]
    [InlineData("INSERT INTO voided VALUES (1, 5)", "a mark without a void")]
    [InlineData("INSERT INTO early_void VALUES ('x', 5)", "a void of nothing")]
    [InlineData("DELETE FROM search_term WHERE kind = 'shipment'", "a name that is not found")]
    [InlineData("UPDATE lot SET lot = 'A9' WHERE id = 1", "a lot's name")]
    [InlineData("DELETE FROM lot WHERE id = 1", "a lot")]
    [InlineData("UPDATE lot SET state = NULL WHERE id = 1", "a missing state")]
    [InlineData("UPDATE lot SET state = (SELECT state FROM lot WHERE id = 2) WHERE id = 1", "another's state")]
    [InlineData("DELETE FROM recorder", "callers")]
    [InlineData("DELETE FROM ledger_head; INSERT INTO ledger_head VALUES (1, 0, 0, zeroblob(32))", "the head of all")]
    public async Task Verify_RowsChanged_IsFound(string sql, string what)
    {
        await TamperAsync(sql);

        Assert.True((await VerifyAsync()).Findings.Count > 0, what);
    }

    [Fact]
    public async Task Verify_AnyColumnOfAnyRowChanged_IsFound()
    {
        string[] tables = ["event", "lot", "unit", "other_stream", "work_order", "recorder", "ledger_head", "event_input", "voided", "early_void", "search_term"];
        var bytes = await ReadFileAsync();
        var flips = 0;
        foreach (var (table, column, key) in await ValuesAsync(tables))
        {
            foreach (var change in Changes(table, column))
            {
                await TamperAsync($"UPDATE OR IGNORE {table} SET {change} WHERE {key}");
                Assert.True((await VerifyAsync()).Findings.Count > 0, $"{table}: {change} where {key}");
                flips++;
                await folder.CloseAsync();
                await File.WriteAllBytesAsync(folder.File, bytes);
                folder.Open();
            }
        }

        Assert.True(flips > 250, $"{flips}");
        Assert.Empty((await VerifyAsync()).Findings);
    }

    [Fact]
    public async Task Verify_BodyChanged_NamesTheEventAndItsStream()
    {
        var (id, body) = await folder.Database.ReadAsync(s => s.First("SELECT body FROM event WHERE seq = 3", Changed), CancellationToken.None);
        await TamperAsync($"UPDATE event SET body = x'{Convert.ToHexString(body)}' WHERE seq = 3");

        var finding = Assert.Single((await VerifyAsync()).Findings);
        Assert.Equal(("lot/ITEM-A/A1", id), (finding.Stream, finding.EventId));

        static (string Id, byte[] Body) Changed(Microsoft.Data.Sqlite.SqliteDataReader row)
        {
            var e = EventBody.Read(row.GetFieldValue<byte[]>(0));
            return (e.EventId, EventBody.Write(e with { Quantity = new LotFunctions.Standards.Quantity(5, "KGM") }));
        }
    }

    [Theory]
    [InlineData("UPDATE event SET recorder = 2")]
    [InlineData("DELETE FROM event")]
    public async Task Tables_ChangedByAStatement_Refuse(string sql)
    {
        var e = await Assert.ThrowsAnyAsync<Exception>(() => folder.Database.WriteAsync(s => s.Execute(sql), CancellationToken.None));

        Assert.Contains("append-only", e.Message, StringComparison.Ordinal);
    }

    /// <summary>Every value that is set, with the condition that names its row.</summary>
    private async Task<List<(string Table, (string Name, string Type) Column, string Key)>> ValuesAsync(string[] tables)
    {
        return await folder.Database.ReadAsync(
            s => tables.SelectMany(table =>
            {
                var columns = s.Query($"SELECT name, type, pk FROM pragma_table_info('{table}')", r => (Name: r.GetString(0), Type: r.GetString(1), Key: r.GetInt64(2) > 0));
                var keys = columns.Where(c => c.Key).Select(c => c.Name).ToList();
                var condition = string.Join(" || ' AND ' || ", keys.Select(k => $"'{k} = ' || quote({k})"));
                var rows = s.Query($"SELECT {condition} FROM {table}", r => r.GetString(0));
                return from row in rows
                       from c in columns
                       where s.Number($"SELECT {c.Name} IS NOT NULL FROM {table} WHERE {row}") == 1
                       select (table, (c.Name, c.Type), row);
            }).ToList(),
            CancellationToken.None);
    }

    /// <summary>A bit of the first, of a middle and of the last byte; of numbers a step.</summary>
    private static IEnumerable<string> Changes(string table, (string Name, string Type) column)
    {
        // The one row of the head is constrained to be number one.
        if (table == "ledger_head" && column.Name == "one") yield break;
        var name = column.Name;
        if (column.Type == "INTEGER")
        {
            yield return $"{name} = {name} + 1000";
        }
        else if (column.Type == "TEXT")
        {
            yield return $"{name} = {name} || 'x'";
            yield return $"{name} = substr({name}, 2)";
        }
        else
        {
            foreach (var at in new[] { "1", $"length({name}) / 2 + 1", $"length({name})" })
            {
                // A byte to another, in hex: 0 becomes 1 and all else 0.
                yield return $"{name} = unhex(hex(substr({name}, 1, {at} - 1)) || CASE hex(substr({name}, {at}, 1)) WHEN '00' THEN '01' ELSE '00' END || hex(substr({name}, {at} + 1)))";
            }
        }
    }

    private async Task<byte[]> ReadFileAsync()
    {
        await folder.CloseAsync();
        var bytes = await File.ReadAllBytesAsync(folder.File);
        folder.Open();
        return bytes;
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
