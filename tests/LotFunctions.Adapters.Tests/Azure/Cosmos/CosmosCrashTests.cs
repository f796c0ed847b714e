using System.Net;
using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using Microsoft.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>
/// A process that ends at any of its requests, before or after the request has its effect: nothing that was acknowledged is
/// lost, nothing is half there, and another process finishes it, whatever it does first.
/// </summary>
public sealed class CosmosCrashTests
{
    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));
    private static readonly LotKey[] Lots = [.. new[] { "A1", "B1", "B2" }.Select(Scenario.Lot)];

    public enum First
    {
        Sweep,
        Resend,
        View,
    }

    [Theory]
    [InlineData(First.Sweep, false)]
    [InlineData(First.Sweep, true)]
    [InlineData(First.Resend, true)]
    [InlineData(First.View, false)]
    public async Task Append_ProcessEndsAtEachRequest_AnotherFinishesIt(First first, bool afterEffect)
    {
        var expected = await SurvivedAsync(int.MaxValue, first, afterEffect);
        var at = 1;
        string? found;
        do
        {
            found = await SurvivedAsync(at, first, afterEffect);
            Assert.Equal(expected.Replace("unbroken", "ended", StringComparison.Ordinal), found.Replace("unbroken", "ended", StringComparison.Ordinal));
            at++;
        }
        while (!found.StartsWith("unbroken", StringComparison.Ordinal));
        // The append writes into the journal, three lots' partitions and a dozen of the graph's.
        Assert.InRange(at, 20, 500);
    }

    [Fact]
    public async Task Append_TwoProcessesAtOnce_EachEventOnceAndChainsUnbroken()
    {
        var fake = new FakeCosmos();
        await using var one = new Process(fake);
        await using var two = new Process(fake);
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        var events = Enumerable.Range(0, 60).Select(i => story.Receive($"A{i % 3}", 1)).ToArray();

        var results = await Task.WhenAll(new[] { one, two }.SelectMany(p => events.Chunk(4).Select(part =>
            Task.Run(() => p.Ledger.AppendAsync(part, Scenario.Operator, CancellationToken.None)))));

        Assert.Equal(60, results.SelectMany(r => r).Count(r => r.Status == AppendStatus.Accepted));
        Assert.Equal(60, results.SelectMany(r => r).Count(r => r.Status == AppendStatus.Duplicate));
        await AssertSoundAsync(one.Ledger, 60);
    }

    [Fact]
    public async Task Append_IntentOfAnotherProcessUnderWay_IsFinishedOnlyWhereItMatters()
    {
        var fake = new FakeCosmos();
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        await using var ending = new Process(fake);
        fake.Fault = (_, r) => r is { Verb: "upsert" or "create" or "batch", Container: not "journal" } ? new FakeFault(null) : null;
        await Assert.ThrowsAsync<ProcessEndedException>(() => ending.Ledger.AppendAsync([story.Receive("A1", 10)], Scenario.Operator, CancellationToken.None));
        fake.Fault = null;

        await using var other = new Process(fake);
        await other.Ledger.AppendAsync([story.Receive("B1", 1)], Scenario.Operator, CancellationToken.None);
        Assert.Empty(await other.Ledger.StatesAsync([Scenario.Lot("A1")], CancellationToken.None));

        await other.Ledger.AppendAsync([story.Consume("A1", 4, "WO1")], Scenario.Operator, CancellationToken.None);
        Assert.Equal(6, (await other.Ledger.StatesAsync([Scenario.Lot("A1")], CancellationToken.None))[Scenario.Lot("A1")].OnHand);
        await AssertSoundAsync(other.Ledger, 3);
    }

    [Fact]
    public async Task Append_TurnedAwayForItsRate_IsTriedAgain()
    {
        var fake = new FakeCosmos();
        await using var process = new Process(fake);
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        fake.Fault = (n, _) => n % 2 == 0 ? new FakeFault(HttpStatusCode.TooManyRequests) : null;

        var results = await process.Ledger.AppendAsync([story.Receive("A1", 10), story.Consume("A1", 4, "WO1")], Scenario.Operator, CancellationToken.None);

        Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
        fake.Fault = null;
        await AssertSoundAsync(process.Ledger, 2);
    }

    [Fact]
    public async Task Append_TurnedAwayForLong_IsAnErrorAndTheNextGoesOn()
    {
        var fake = new FakeCosmos();
        await using var process = new Process(fake, o => o with { LongestBackOff = TimeSpan.FromMilliseconds(20) });
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        var receive = story.Receive("A1", 10);
        fake.Fault = (_, _) => new FakeFault(HttpStatusCode.TooManyRequests);

        var e = await Assert.ThrowsAsync<CosmosException>(() => process.Ledger.AppendAsync([receive], Scenario.Operator, CancellationToken.None));

        Assert.Equal(HttpStatusCode.TooManyRequests, e.StatusCode);
        fake.Fault = null;
        Assert.Equal(AppendStatus.Accepted, Assert.Single(await process.Ledger.AppendAsync([receive], Scenario.Operator, CancellationToken.None)).Status);
    }

    [Theory]
    [InlineData(408, false)]
    [InlineData(408, true)]
    [InlineData(449, false)]
    [InlineData(503, false)]
    [InlineData(503, true)]
    public async Task Append_JournalAnswersThatItDoesNotKnow_IsRecordedOnceWhenSentAgain(int status, bool afterEffect)
    {
        var fake = new FakeCosmos();
        await using var process = new Process(fake);
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        LotEvent[] events = [story.Receive("A1", 10), story.Consume("A1", 4, "WO1")];
        fake.Fault = (_, r) => r is { Container: "journal", Verb: "batch" } ? new FakeFault((HttpStatusCode)status, afterEffect) : null;
        await Assert.ThrowsAsync<CosmosException>(() => process.Ledger.AppendAsync(events, Scenario.Operator, CancellationToken.None));
        fake.Fault = null;

        var results = await process.Ledger.AppendAsync(events, Scenario.Operator, CancellationToken.None);

        Assert.All(results, r => Assert.Equal(afterEffect ? AppendStatus.Duplicate : AppendStatus.Accepted, r.Status));
        Assert.Equal(6, (await process.Ledger.StatesAsync([Scenario.Lot("A1")], CancellationToken.None))[Scenario.Lot("A1")].OnHand);
        await AssertSoundAsync(process.Ledger, 2);
    }

    [Fact]
    public async Task Open_AccountWithSessionConsistency_RefusedUnlessAlone()
    {
        var fake = new FakeCosmos { Consistency = "Session" };
        await using var several = new Process(fake);
        await Assert.ThrowsAsync<InvalidOperationException>(() => several.Ledger.FindAsync("e", CancellationToken.None));

        await using var alone = new Process(fake, o => o with { SingleProcess = true });
        Assert.Null(await alone.Ledger.FindAsync("e", CancellationToken.None));
    }

    [Fact]
    public async Task Read_GatewayWithoutPlans_IsPlannedHere()
    {
        var fake = new FakeCosmos { PlansQueries = false };
        await using var process = new Process(fake, o => o with { PlanQueriesHere = true });
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        LotEvent[] events = [story.Receive("A1", 10), story.Receive("B1", 10), story.Consume("A1", 4, "WO1")];
        await process.Ledger.AppendAsync(events, Scenario.Operator, CancellationToken.None);

        await AssertSoundAsync(process.Ledger, 3);
        Assert.Equal(2, (await process.Ledger.SearchAsync("item-", null, 10, CancellationToken.None)).Count);
    }

    /// <summary>What is there at the end, and whether the process came through.</summary>
    private static async Task<string> SurvivedAsync(int endsAt, First first, bool afterEffect)
    {
        var fake = new FakeCosmos();
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        var wrong = story.Consume("A1", 1, "WO0");
        LotEvent[] before = [story.Receive("A1", 100, "DOCK"), wrong, story.Pack("A1", 5, "U0")];
        var late = story.Consume("A1", 2, "WO9");
        LotEvent[] events =
        [
            story.Consume("A1", 40, "WO1"), story.Produce("B1", 30, "WO1", "A1"), story.Produce("B2", 5, "WO1"), story.Pack("B1", 10, "U1"),
            story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = "U1", OuterUnit = "P1" }), story.ShipUnit("P1", "SH1"),
            story.Void(wrong), story.Void(late), late,
        ];
        var ended = "unbroken";
        await using (var process = new Process(fake))
        {
            await process.Ledger.AppendAsync(before, Scenario.Quality, CancellationToken.None);
            var count = 0;
            fake.Fault = (_, _) => Interlocked.Increment(ref count) is var n && n < endsAt ? null : new FakeFault(null, afterEffect && n == endsAt);
            try
            {
                await process.Ledger.AppendAsync(events, Scenario.Quality, CancellationToken.None);
            }
            catch (ProcessEndedException)
            {
                ended = "ended";
            }
        }

        fake.Fault = null;
        await using var other = new Process(fake);
        if (first == First.Sweep) await other.Ledger.SweepAsync(CancellationToken.None);
        if (first == First.View)
        {
            await using var view = await other.Ledger.ViewAsync(null, CancellationToken.None);
            var seen = (await view.EventsOfLotsAsync(Lots, CancellationToken.None)).Count;
            // All of the append or nothing of it.
            Assert.Contains(seen, new[] { 3, 6 });
        }

        var results = await other.Ledger.AppendAsync(events, Scenario.Quality, CancellationToken.None);
        Assert.All(results, r => Assert.NotEqual(AppendStatus.Refused, r.Status));
        Assert.Single(results.Select(r => r.Status).Distinct());
        await AssertSoundAsync(other.Ledger, before.Length + events.Length);
        return $"{ended} {await TextAsync(other.Ledger)}";
    }

    /// <summary>States and trace, and what every kind of read finds.</summary>
    private static async Task<string> TextAsync(CosmosLedger ledger)
    {
        var states = await ledger.StatesAsync(Lots, CancellationToken.None);
        await using var view = await ledger.ViewAsync(null, CancellationToken.None);
        var trace = await new Tracer(Clock).TraceAsync(view, [Lots[0]], TraceDirection.Both, CancellationToken.None);
        var histories = new List<string>();
        foreach (var lot in Lots) histories.AddRange((await ledger.HistoryAsync(lot, null, 100, CancellationToken.None)).Select(r => $"{r.Event.EventId} {r.VoidedBy}"));
        var hits = await ledger.SearchAsync("U", null, 50, CancellationToken.None);
        return string.Join(
            '\n',
            [
                .. Lots.Select(l => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(states[l]))), .. trace.Edges.Select(e => $"{e}"),
                .. trace.Shipments.SelectMany(s => s.Lines).Select(l => $"{l}"), .. histories.Order(StringComparer.Ordinal), .. hits.Select(h => $"{h}"),
            ]);
    }

    private static async Task AssertSoundAsync(CosmosLedger ledger, int count)
    {
        var all = new List<RecordedEvent>();
        await foreach (var r in ledger.ReadAllAsync(null, CancellationToken.None)) all.Add(r);
        Assert.Equal(count, all.Select(r => r.Event.EventId).Distinct().Count());
        Assert.Equal(count, all.Count);
        foreach (var chain in all.GroupBy(r => r.Stream))
        {
            var previous = EventChain.Start;
            foreach (var r in chain)
            {
                Assert.Equal(previous, r.PreviousHash);
                Assert.True(EventChain.Holds(r));
                previous = r.Hash;
            }
        }

        var lots = all.Select(r => r.Event.Lot).OfType<LotKey>().Distinct().ToList();
        await using var view = await ledger.ViewAsync(null, CancellationToken.None);
        var replay = await LotReplay.LoadAsync(view, lots, CancellationToken.None);
        var states = await ledger.StatesAsync(lots, CancellationToken.None);
        foreach (var lot in lots)
        {
            Assert.Equal(System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(replay.StateOf(lot))), System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(states[lot])));
        }
    }

    /// <summary>A process of its own on the account.</summary>
    private sealed class Process : IAsyncDisposable
    {
        private readonly RequestUnits units = new(NullLogger<RequestUnits>.Instance);
        private readonly CosmosDatabase database;

        public Process(FakeCosmos fake, Func<CosmosOptions, CosmosOptions>? with = null)
        {
            var options = CosmosPlace.OnFake(fake, "lots");
            database = new CosmosDatabase(with?.Invoke(options) ?? options, units, credential: null);
            Ledger = new CosmosLedger(database, new Admission(Clock));
        }

        public CosmosLedger Ledger { get; }

        public async ValueTask DisposeAsync()
        {
            await Ledger.DisposeAsync();
            await database.DisposeAsync();
            units.Dispose();
        }
    }
}
