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
        var results = await ledger.AppendAsync(events, Scenario.Quality, CancellationToken.None);
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
    [InlineData("DELETE FROM event_page", "all events")]
    [InlineData("UPDATE event_page SET first = first + 100", "other numbers")]
    [InlineData("INSERT INTO event_page SELECT first + 10, body FROM event_page", "all events twice")]
    [InlineData("INSERT INTO event_page VALUES (11, x'')", "a page of nothing")]
    [InlineData("UPDATE event_page SET body = substr(body, 1, length(body) - 1)", "a page that was cut")]
    [InlineData("UPDATE lot SET last = 0 WHERE id = 1", "a list's beginning")]
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
    [InlineData("DELETE FROM ledger_head; INSERT INTO ledger_head VALUES (1, 0, 0, zeroblob(32), zeroblob(32))", "the head of all")]
    public async Task Verify_RowsChanged_IsFound(string sql, string what)
    {
        await TamperAsync(sql);

        Assert.True((await VerifyAsync()).Findings.Count > 0, what);
    }

    [Theory]
    [InlineData(3, "in the middle of a chain")]
    [InlineData(10, "the last of all")]
    [InlineData(2, "the only one of its chain")]
    [InlineData(7, "the last of its chain")]
    public async Task Verify_EventRemoved_IsFound(int seq, string what)
    {
        await TamperEventsAsync(rows => rows.Where(r => r.Seq != seq));
        Assert.True((await VerifyAsync()).Findings.Count > 0, what);

        await TamperEventsAsync(rows => rows.Where(r => r.Seq != seq).Select((r, i) => r with { Seq = i + 1 }));
        Assert.True((await VerifyAsync()).Findings.Count > 0, $"{what}, and the others moved up");
    }

    [Fact]
    public async Task Verify_LastRemovedWithItsHead_IsFound()
    {
        await TamperEventsAsync(rows => rows.Where(r => r.Seq != 9));
        await TamperAsync("DELETE FROM unit WHERE sscc = 'P1'");

        Assert.NotEmpty((await VerifyAsync()).Findings);
    }

    [Theory]
    [InlineData(1, 3, "of one chain")]
    [InlineData(1, 2, "of different chains")]
    [InlineData(9, 10, "the last")]
    public async Task Verify_TwoEventsSwapped_IsFound(int one, int other, string what)
    {
        await TamperEventsAsync(rows => rows.Select(r => r.Seq == one ? r with { Seq = other } : r.Seq == other ? r with { Seq = one } : r));

        Assert.True((await VerifyAsync()).Findings.Count > 0, what);
    }

    [Fact]
    public async Task Verify_EventsInOtherPages_FindsNothing()
    {
        await TamperEventsAsync(rows => rows);

        Assert.Empty((await VerifyAsync()).Findings);
    }

    [Fact]
    public async Task Verify_AnyByteOfTheEventsChanged_IsFound()
    {
        var pages = await folder.Database.ReadAsync(s => s.Query("SELECT first, body FROM event_page", r => (First: r.GetInt64(0), Body: r.GetFieldValue<byte[]>(1))), CancellationToken.None);
        await folder.Database.WriteAsync(s => s.ExecuteScript("DROP TRIGGER event_no_update"), CancellationToken.None);
        foreach (var (first, body) in pages)
        {
            for (var at = 0; at < body.Length; at++)
            {
                var changed = body.ToArray();
                changed[at] ^= (byte)(1 << (at % 8));
                await PutAsync(first, changed);
                Assert.True((await VerifyAsync()).Findings.Count > 0, $"byte {at} of page {first}");
            }

            await PutAsync(first, body);
        }

        Assert.True(pages.Sum(p => p.Body.Length) > 1500);
        Assert.Empty((await VerifyAsync()).Findings);

        Task PutAsync(long first, byte[] body) =>
            folder.Database.WriteAsync(s => s.Execute("UPDATE event_page SET body = $2 WHERE first = $1", first, body), CancellationToken.None);
    }

    [Fact]
    public async Task Verify_AnyColumnOfAnyRowChanged_IsFound()
    {
        string[] tables = ["event_page", "lot", "unit", "other_stream", "work_order", "recorder", "ledger_head", "event_input", "voided", "early_void", "search_term"];
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

        Assert.True(flips > 100, $"{flips}");
        Assert.Empty((await VerifyAsync()).Findings);
    }

    [Fact]
    public async Task Verify_BodyChanged_NamesTheEventAndItsStream()
    {
        var e = await folder.Database.ReadAsync(s => EventBody.Read(EventPages.Find(s, 3)!.Value.Body.Span), CancellationToken.None);
        var body = EventBody.Write(e with { Quantity = new LotFunctions.Standards.Quantity(5, "KGM") });
        await TamperEventsAsync(rows => rows.Select(r => r.Seq == 3 ? r with { Body = body } : r));

        var finding = Assert.Single((await VerifyAsync()).Findings);
        Assert.Equal(("lot/ITEM-A/A1", e.EventId), (finding.Stream, finding.EventId));
    }

    [Theory]
    [InlineData("UPDATE event_page SET first = first + 100")]
    [InlineData("DELETE FROM event_page")]
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
        // The one row of the head is constrained to be number one; nothing refers to a work order by its number.
        if ((table, column.Name) is ("ledger_head", "one") or ("work_order", "id")) yield break;
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

    /// <summary>Puts other events in the place of those that are there, each into a page of its own.</summary>
    private async Task TamperEventsAsync(Func<IEnumerable<EventRow>, IEnumerable<EventRow>> change)
    {
        var rows = await folder.Database.ReadAsync(s => change(EventPages.From(s, 1)).ToList(), CancellationToken.None);
        var inserts = rows.Select(row =>
        {
            var bytes = new byte[EventRow.MostSize(row.Body.Length)];
            return $"INSERT INTO event_page VALUES ({row.Seq}, x'{Convert.ToHexString(bytes.AsSpan(0, row.Write(bytes)))}');";
        });
        await TamperAsync($"DELETE FROM event_page; {string.Concat(inserts)}");
    }

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
