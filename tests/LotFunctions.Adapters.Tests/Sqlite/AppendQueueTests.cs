using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;
using LotFunctions.Embedded.Sqlite.Ledger;
using LotFunctions.Standards;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Sqlite;

/// <summary>Appends that are decided ahead of the writer, while rounds before them fail in every way.</summary>
public sealed class AppendQueueTests : IAsyncLifetime
{
    private static readonly DateTimeOffset Start = new(2026, 3, 2, 8, 0, 0, TimeSpan.Zero);
    private static readonly CancellationToken None = CancellationToken.None;

    private readonly DataFolder folder = new();
    private readonly DataFolder other = new();

    public async Task InitializeAsync()
    {
        folder.Open();
        other.Open();
        await folder.Database.WriteAsync(
            s => s.ExecuteScript("""
                CREATE TABLE parent (n INTEGER PRIMARY KEY);
                CREATE TABLE child (n INTEGER REFERENCES parent (n) DEFERRABLE INITIALLY DEFERRED);
                CREATE TRIGGER fault_lot BEFORE INSERT ON lot WHEN NEW.lot LIKE 'BAD%' BEGIN SELECT RAISE(ABORT, 'fault'); END;
                CREATE TRIGGER fault_page BEFORE INSERT ON event_page WHEN EXISTS (SELECT 1 FROM parent WHERE n = -1) BEGIN SELECT RAISE(ABORT, 'fault'); END;
                """),
            None);
    }

    public async Task DisposeAsync()
    {
        await folder.DisposeAsync();
        await other.DisposeAsync();
    }

    [Theory]
    [InlineData(1)]
    [InlineData(2)]
    [InlineData(3)]
    public async Task Append_WhileJobsAndCommitsFail_LeavesWhatTheSameEventsAloneLeave(int seed)
    {
        var random = new Random(seed);
        var calls = Calls(random);
        var failed = await AppendAllAsync(calls, random);

        await folder.Database.WriteAsync(s => s.ExecuteScript("DROP TRIGGER fault_lot; DROP TRIGGER fault_page"), None);
        Assert.Contains(failed, call => call.Any(e => e.Lot?.Lot.StartsWith("BAD", StringComparison.Ordinal) == true));
        var ledger = Ledger(folder);
        foreach (var call in failed) await ledger.AppendAsync(call, Scenario.Quality, None);
        var again = await ledger.AppendAsync([.. calls.SelectMany(c => c)], Scenario.Quality, None);

        Assert.DoesNotContain(again, r => r.Status == AppendStatus.Accepted);
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(None)).Findings);
        var alone = Ledger(other);
        var recorded = await ledger.ReadAllAsync(null, None).Select(r => r.Event).ToListAsync();
        foreach (var few in recorded.Chunk(100)) Assert.All(await alone.AppendAsync(few, Scenario.Quality, None), r => Assert.Equal(AppendStatus.Accepted, r.Status));

        Assert.Equal(await DumpAsync(other), await DumpAsync(folder));
    }

    [Fact]
    public async Task Append_ManyBehindARoundThatFails_AreDecidedAgainInTheirOrder()
    {
        var ledger = Ledger(folder);
        using var gate = new ManualResetEventSlim();
        var held = folder.Database.WriteAsync(_ => gate.Wait(None), None);
        var calls = new List<Task<IReadOnlyList<AppendResult>>>
        {
            ledger.AppendAsync([.. Receipts("A", 500), Receipt("BAD", 0)], Scenario.Quality, None),
        };
        // Each round has its hold, and behind it the use that it stops.
        for (var i = 0; i < 8; i++)
        {
            calls.Add(ledger.AppendAsync([.. Receipts($"B{i}-", 512)], Scenario.Quality, None));
            calls.Add(ledger.AppendAsync([Event(LotEventType.Hold, $"B{i}-0", 600)], Scenario.Quality, None));
            calls.Add(ledger.AppendAsync([.. Receipts($"C{i}-", 512)], Scenario.Quality, None));
            calls.Add(ledger.AppendAsync([Event(LotEventType.Consume, $"B{i}-0", 601)], Scenario.Quality, None));
        }

        gate.Set();
        await held;
        var ended = await Task.WhenAll(calls.Select(c => c.ContinueWith(t => t, None, TaskContinuationOptions.None, TaskScheduler.Default)));

        Assert.True(ended[0].IsFaulted);
        // What waited in the round that failed has failed with it; nothing behind that round has.
        Assert.All(ended.SkipWhile(t => t.IsFaulted), t => Assert.True(t.IsCompletedSuccessfully));
        Assert.All(ended.Skip(1).Chunk(4).SkipWhile(c => c[0].IsFaulted), c => Assert.Equal("lot-held", c[3].Result.Single().Code));
        Assert.Empty((await new LedgerVerifier(folder.Database).VerifyAsync(None)).Findings);
    }

    [Fact]
    public async Task Dispose_WithManyWaiting_FinishesThem()
    {
        var ledger = Ledger(folder);
        var calls = Enumerable.Range(0, 20).Select(i => ledger.AppendAsync(Receipts($"L{i}-", 700), Scenario.Quality, None)).ToList();

        await folder.CloseAsync();

        Assert.All(await Task.WhenAll(calls), c => Assert.All(c, r => Assert.Equal(AppendStatus.Accepted, r.Status)));
        folder.Open();
        Assert.Equal(14_000, (await new LedgerVerifier(folder.Database).VerifyAsync(None)).Events);
        await Assert.ThrowsAnyAsync<Exception>(() => ledger.AppendAsync([Receipt("X", 0)], Scenario.Quality, None));
    }

    private static SqliteLedger Ledger(DataFolder folder) => new(folder.Database, new Admission(new FakeTimeProvider(Start.AddDays(9))));

    /// <summary>Histories with voids, resends, units and late events, between larger lots of plain receipts; some name a lot that cannot be written.</summary>
    private static List<LotEvent[]> Calls(Random random)
    {
        var calls = new List<LotEvent[]>();
        for (var i = 0; i < 20; i++)
        {
            var history = Enumerable.Range(0, random.Next(2, 30)).Select(_ => Enumerable.Range(0, 7).Select(_ => random.Next(60)).ToArray()).ToArray();
            var events = RandomHistory.Events(history, $"h{i % 25}");
            if (i % 10 == 7) events.Insert(random.Next(events.Count), Receipt($"BAD{i}", 0));
            while (events.Count > 0)
            {
                var count = Math.Min(events.Count, random.Next(1, 40));
                calls.Add([.. events[..count]]);
                events.RemoveRange(0, count);
            }

            if (i % 2 == 0) calls.Add(Receipts($"R{i}-", random.Next(200, 800)));
            // The same lots again, also such as are under way.
            if (i % 6 == 0) calls.Add(Receipts($"R{random.Next(i + 1) / 2 * 2}-", 400));
        }

        return calls;
    }

    /// <summary>All calls at once, in their order; those that failed.</summary>
    private async Task<List<LotEvent[]>> AppendAllAsync(List<LotEvent[]> calls, Random random)
    {
        var ledger = Ledger(folder);
        var pending = new List<(LotEvent[] Call, Task Task)>();
        var disturbances = new List<Task>();
        for (var i = 0; i < calls.Count; i++)
        {
            pending.Add((calls[i], ledger.AppendAsync(calls[i], Scenario.Quality, None)));
            if (random.Next(12) == 0) disturbances.Add(Disturb(random.Next(4)));
            if (random.Next(40) == 0) await Task.WhenAll(pending.Select(p => p.Task).Concat(disturbances)).ContinueWith(_ => { }, None, TaskContinuationOptions.None, TaskScheduler.Default);
        }

        await Task.WhenAll(pending.Select(p => p.Task).Concat(disturbances)).ContinueWith(_ => { }, None, TaskContinuationOptions.None, TaskScheduler.Default);
        return [.. pending.Where(p => !p.Task.IsCompletedSuccessfully).Select(p => p.Call)];
    }

    private Task Disturb(int how) => folder.Database.WriteAsync(
        s => how switch
        {
            // A job of somebody else fails, a commit fails, and for a while nothing can be written.
            0 => throw new InvalidOperationException(),
            1 => s.Execute("INSERT INTO child VALUES (99)"),
            2 => s.Execute("INSERT OR IGNORE INTO parent VALUES (-1)"),
            _ => s.Execute("DELETE FROM parent"),
        },
        None);

    private static LotEvent[] Receipts(string prefix, int count) => [.. Enumerable.Range(0, count).Select(i => Receipt($"{prefix}{i / 2}", i))];

    private static LotEvent Receipt(string lot, int minute) => Event(LotEventType.Receive, lot, minute);

    private static LotEvent Event(LotEventType type, string lot, int minute) => EventIdentity.Seal(
        new LotEvent
        {
            EventId = "", ContentHash = "", Type = type, At = Start.AddMinutes(minute), Lot = LotKey.Create("ITEM", lot),
            Quantity = type == LotEventType.Hold ? null : new Quantity(1, "KGM"), WorkOrder = type == LotEventType.Consume ? "WO" : null,
        },
        null);

    /// <summary>All rows, and all events without the bounds of their pages.</summary>
    private static Task<string> DumpAsync(DataFolder folder) => folder.Database.ReadAsync(
        s =>
        {
            string Rows(string sql) => string.Join('\n', s.Query(sql, r => string.Join('|', Enumerable.Range(0, r.FieldCount).Select(i => r.IsDBNull(i) ? "" : r.GetString(i)))));
            var tables = new[]
            {
                "SELECT id, item, lot, events, hex(head), last, hex(state) FROM lot ORDER BY id",
                "SELECT id, sscc, events, hex(head), last FROM unit ORDER BY id",
                "SELECT id, name, events, hex(head) FROM other_stream ORDER BY id",
                "SELECT id, name, last FROM work_order ORDER BY id",
                "SELECT id, name FROM recorder ORDER BY id",
                "SELECT events, recorded_at, hex(blocks), hex(digest) FROM ledger_head",
                "SELECT run, hex(entries) FROM event_run ORDER BY run",
                "SELECT lot, seq FROM event_input ORDER BY lot, seq",
                "SELECT target_seq, void_seq FROM voided ORDER BY target_seq",
                "SELECT target, seq FROM early_void ORDER BY target",
                "SELECT folded, kind, value FROM search_term ORDER BY folded, kind, value",
            };
            var events = EventPages.From(s, 1).Select(e => $"{e.Seq} {e.Key} {e.Names} {e.Links} {Convert.ToHexString(e.Hash.Span)}");
            return string.Join("\n\n", tables.Select(Rows).Append(string.Join('\n', events)));
        },
        None);
}
