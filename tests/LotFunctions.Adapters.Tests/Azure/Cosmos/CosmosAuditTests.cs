using System.Text.Json.Nodes;
using CsCheck;
using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Cosmos;
using LotFunctions.Azure.Cosmos.Audit;
using LotFunctions.Azure.Cosmos.Ledger;
using LotFunctions.Core.Ledger;
using Microsoft.Extensions.Logging.Abstractions;
using Microsoft.Extensions.Time.Testing;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>Every document that is changed, removed or put in is found, and what follows from the events is made anew as it was.</summary>
public sealed class CosmosAuditTests : IAsyncDisposable
{
    private const string Name = "lots";

    private static readonly FakeTimeProvider Clock = new(new DateTimeOffset(2026, 3, 2, 8, 0, 0, TimeSpan.Zero));

    private readonly FakeCosmos fake = new();
    private readonly RequestUnits units = new(NullLogger<RequestUnits>.Instance);
    private readonly CosmosDatabase database;
    private readonly CosmosLedger ledger;
    private readonly CosmosAudit audit;

    public CosmosAuditTests()
    {
        database = new CosmosDatabase(CosmosPlace.OnFake(fake, Name), units, credential: null);
        ledger = new CosmosLedger(database, new Admission(Clock));
        audit = new CosmosAudit(database);
    }

    public enum Harm
    {
        Changed,
        Removed,
        Copied,
        Unreadable,
    }

    [Fact]
    public async Task Verify_AsWritten_FindsNothing()
    {
        await RecordAsync();

        var report = await audit.VerifyAsync(null, CancellationToken.None);

        Assert.Empty(report.Findings);
        Assert.Equal(15, report.Events);
        Assert.Equal(8, report.Streams);
        Assert.Equal(64, report.Digest.Length);
    }

    [Fact]
    public async Task Verify_NothingRecorded_FindsNothing() => Assert.Empty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);

    [Fact]
    public void Verify_AnyHistory_FindsNothingAndRebuildChangesNothing() => RandomHistory.Histories.Sample(
        history =>
        {
            RunAsync().GetAwaiter().GetResult();

            async Task RunAsync()
            {
                await using var place = new CosmosAuditTests();
                var events = RandomHistory.Events(history, "H");
                // Some voids come before what they take back.
                events.Reverse(events.Count / 2, events.Count - (events.Count / 2));
                await place.ledger.AppendAsync(events, Scenario.Quality, CancellationToken.None);
                var before = place.Dump();
                Assert.Empty((await place.audit.VerifyAsync(null, CancellationToken.None)).Findings);
                Assert.Empty((await place.audit.RebuildAsync(null, CancellationToken.None)).Findings);
                Assert.Equal(before, place.Dump());
            }
        },
        iter: 15);

    [Theory]
    [InlineData("graph", Harm.Changed)]
    [InlineData("graph", Harm.Removed)]
    [InlineData("graph", Harm.Copied)]
    [InlineData("graph", Harm.Unreadable)]
    [InlineData("search", Harm.Changed)]
    [InlineData("search", Harm.Removed)]
    [InlineData("search", Harm.Copied)]
    [InlineData("ledger", Harm.Changed)]
    [InlineData("ledger", Harm.Removed)]
    [InlineData("ledger", Harm.Unreadable)]
    public async Task Rebuild_EachDocumentThatFollows_IsFoundAndRestored(string container, Harm harm)
    {
        await RecordAsync();
        var before = Dump();
        var harmed = 0;
        foreach (var (pk, id, _) in Items(container).Where(i => container != "ledger" || Follows(i)))
        {
            Spoil(container, pk, id, harm);
            Assert.NotEqual(before, Dump());

            var found = await audit.VerifyAsync(null, CancellationToken.None);
            var rebuilt = await audit.RebuildAsync(null, CancellationToken.None);

            Assert.True(found.Findings.Count > 0, $"{harm} {container} {pk} {id} was not found.");
            Assert.Empty(rebuilt.Findings);
            // The head of a partition says up to where it is applied; that of a lost one is the end.
            Assert.Equal(harm == Harm.Changed ? before : WithoutThrough(before), harm == Harm.Changed ? Dump() : WithoutThrough(Dump()));
            harmed++;
        }

        Assert.Empty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);
        Assert.InRange(harmed, 7, 500);
    }

    [Theory]
    [InlineData(Harm.Changed)]
    [InlineData(Harm.Removed)]
    [InlineData(Harm.Copied)]
    [InlineData(Harm.Unreadable)]
    public async Task Rebuild_EachDocumentOfTheRecord_IsFoundAndNothingIsMade(Harm harm)
    {
        await RecordAsync();
        var harmed = 0;
        foreach (var (pk, id, item) in Items("ledger").Where(i => !Follows(i)))
        {
            Spoil("ledger", pk, id, harm);
            var before = Dump();

            Assert.NotEmpty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);
            Assert.NotEmpty((await audit.RebuildAsync(null, CancellationToken.None)).Findings);

            Assert.Equal(before, Dump());
            Container("ledger").Write(pk, [new FakeWrite("upsert", id, item)]);
            if (harm == Harm.Copied) Container("ledger").Write(Elsewhere(pk), [new FakeWrite("delete", id, null)]);
            harmed++;
        }

        Assert.Empty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);
        Assert.Equal(15, harmed);
    }

    [Fact]
    public async Task Verify_JournalSaysAnother_Found()
    {
        await RecordAsync();
        var (pk, id, item) = Assert.Single(Items("journal"));
        foreach (var (name, value) in new[] { ("events", (JsonNode)99), ("digest", (JsonNode)new string('1', 64)), ("last", (JsonNode)"2026-03-02T09:00:00Z") })
        {
            var body = JsonNode.Parse((string)item["body"]!)!;
            body[name] = value.DeepClone();
            Container("journal").Write(pk, [new FakeWrite("upsert", id, With(item, body.ToJsonString()))]);

            Assert.NotEmpty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);
            Assert.NotEmpty((await audit.RebuildAsync(null, CancellationToken.None)).Findings);
        }
    }

    [Fact]
    public async Task Verify_LotGoneWithAllThatFollowsFromIt_Found()
    {
        await RecordAsync();
        foreach (var container in new[] { "ledger", "graph", "search" })
        {
            foreach (var (pk, id, _) in Items(container).Where(i => ((string)i.Item["body"]!).Contains("ITEM-Z", StringComparison.Ordinal))) Container(container).Write(pk, [new FakeWrite("delete", id, null)]);
        }

        Assert.Contains("15 were written", Assert.Single((await audit.VerifyAsync(null, CancellationToken.None)).Findings).What, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Rebuild_EverythingThatFollowsGone_IsRestored()
    {
        await RecordAsync();
        var before = WithoutThrough(Dump());
        foreach (var container in new[] { "ledger", "graph", "search" })
        {
            foreach (var (pk, id, _) in Items(container).Where(i => container != "ledger" || Follows(i))) Container(container).Write(pk, [new FakeWrite("delete", id, null)]);
        }

        Assert.Empty((await audit.RebuildAsync(null, CancellationToken.None)).Findings);

        Assert.Equal(before, WithoutThrough(Dump()));
    }

    [Fact]
    public async Task Verify_StateOfAnOlderForm_IsSoundAndRebuiltAndFoldedAnew()
    {
        var story = await RecordUnknownAsync();
        var before = Dump();
        ChangeState(state => Assert.True(state.Remove("unknown")));

        Assert.NotEqual(before, Dump());
        Assert.Empty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);
        Assert.Empty((await audit.RebuildAsync(null, CancellationToken.None)).Findings);
        Assert.Equal(before, Dump());

        ChangeState(state => state.Remove("unknown"));
        await ledger.AppendAsync([story.Event(LotEventType.Move, "A1", null, e => e with { Location = "RACK", AsExecuted = true })], Scenario.Quality, CancellationToken.None);
        var folded = (await ledger.StatesAsync([Scenario.Lot("A1")], CancellationToken.None))[Scenario.Lot("A1")];
        Assert.Equal([new UnknownPlace("", "RACK")], folded.Unknown!.Places);
    }

    [Fact]
    public async Task Verify_StateOfAnOlderFormWithoutItsHold_IsFound()
    {
        await RecordUnknownAsync();
        ChangeState(state =>
        {
            state.Remove("unknown");
            state["holds"] = new JsonObject();
        });

        Assert.NotEmpty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);
    }

    [Fact]
    public async Task Rebuild_EndsOnTheWay_NothingIsAppendedUntilItIsRunAgain()
    {
        await RecordAsync();
        var before = Dump();
        foreach (var (pk, id, _) in Items("graph")) Container("graph").Write(pk, [new FakeWrite("delete", id, null)]);
        fake.Fault = (_, r) => r is { Verb: "upsert", Container: "graph" } ? new FakeFault(null) : null;
        await Assert.ThrowsAnyAsync<Exception>(() => audit.RebuildAsync(null, CancellationToken.None));
        fake.Fault = null;

        var late = new Scenario(Clock.GetUtcNow().AddHours(-1)).Receive("Z1", 1);
        await Assert.ThrowsAsync<LedgerClosedException>(() => ledger.AppendAsync([late], Scenario.Quality, CancellationToken.None));
        Assert.NotEmpty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);

        Assert.Empty((await audit.RebuildAsync(null, CancellationToken.None)).Findings);
        Assert.Equal(before, Dump());
        Assert.Equal(AppendStatus.Accepted, Assert.Single(await ledger.AppendAsync([late], Scenario.Quality, CancellationToken.None)).Status);
        Assert.Empty((await audit.VerifyAsync(null, CancellationToken.None)).Findings);
    }

    public async ValueTask DisposeAsync()
    {
        await ledger.DisposeAsync();
        await database.DisposeAsync();
        units.Dispose();
    }

    /// <summary>A head, or the copy of a void that came before its target.</summary>
    private static bool Follows((string Pk, string Id, JsonObject Item) item) =>
        item.Id == LotHead.Id || (!item.Pk.StartsWith("~event/", StringComparison.Ordinal) && ((string)item.Item["body"]!).Contains("\"stream\":\"event/", StringComparison.Ordinal));

    private static string Elsewhere(string pk) => pk + "x";

    private static JsonObject With(JsonObject item, string body)
    {
        var changed = (JsonObject)item.DeepClone();
        changed["body"] = body;
        return changed;
    }

    private static List<string> WithoutThrough(List<string> dump) =>
        [.. dump.Select(d => System.Text.RegularExpressions.Regex.Replace(d, "\"through\":\"\\d+\"", ""))];

    private async Task RecordAsync()
    {
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        var (wrong, late) = (story.Consume("A1", 1, "WO0"), story.Consume("A1", 2, "WO9"));
        LotEvent[] events =
        [
            story.Receive("A1", 100, "DOCK"), wrong, story.Pack("A1", 5, "U0"), story.Consume("A1", 40, "WO1"), story.Produce("B1", 30, "WO1", "A1"),
            story.Produce("B2", 5, "WO1"), story.Consume("B2", 5, "WO2"), story.Produce("C1", 5, "WO2"), story.Pack("B1", 10, "U1"),
            story.Event(LotEventType.Pack, null, null, e => e with { LogisticUnit = "U1", OuterUnit = "P1" }), story.ShipUnit("P1", "SH1"),
            story.Void(wrong), story.Void(late), late, story.Receive("Z1", 1),
        ];
        foreach (var part in events.Chunk(4))
        {
            var results = await ledger.AppendAsync(part, Scenario.Quality, CancellationToken.None);
            Assert.All(results, r => Assert.Equal(AppendStatus.Accepted, r.Status));
        }
    }

    /// <summary>A lot that was made in an unknown quantity, and is held.</summary>
    private async Task<Scenario> RecordUnknownAsync()
    {
        var story = new Scenario(Clock.GetUtcNow().AddDays(-1));
        LotEvent[] events = [story.Event(LotEventType.Produce, "A1", null, e => e with { Location = "DOCK", WorkOrder = "W1" }), story.Hold("A1")];
        Assert.All(await ledger.AppendAsync(events, Scenario.Quality, CancellationToken.None), r => Assert.Equal(AppendStatus.Accepted, r.Status));
        return story;
    }

    private void ChangeState(Action<JsonObject> change)
    {
        var (pk, id, item) = Assert.Single(Items("ledger"), i => i.Id == LotHead.Id && ((string)i.Item["body"]!).Contains("\"unknown\"", StringComparison.Ordinal));
        var body = JsonNode.Parse((string)item["body"]!)!;
        change(body["state"]!.AsObject());
        Container("ledger").Write(pk, [new FakeWrite("upsert", id, With(item, body.ToJsonString()))]);
    }

    private void Spoil(string container, string pk, string id, Harm harm)
    {
        var there = (JsonObject)Container(container).Read(pk, id).Item!.DeepClone();
        var body = (string)there["body"]!;
        switch (harm)
        {
            case Harm.Removed:
                Container(container).Write(pk, [new FakeWrite("delete", id, null)]);
                break;
            case Harm.Copied:
                there["pk"] = Elsewhere(pk);
                Container(container).Write(Elsewhere(pk), [new FakeWrite("upsert", id, there)]);
                break;
            case Harm.Changed:
                // The last letter or digit of the content: of a hash, a name, a number.
                var at = body.LastIndexOfAny([.. "0123456789abcdefKGMCBAZnesr"]);
                Container(container).Write(pk, [new FakeWrite("upsert", id, With(there, body[..at] + (body[at] == '7' ? '8' : '7') + body[(at + 1)..]))]);
                break;
            default:
                Container(container).Write(pk, [new FakeWrite("upsert", id, With(there, body[..(body.Length / 2)]))]);
                break;
        }
    }

    private FakeContainer Container(string name) => fake.Database(Name)!.Container(name)!;

    private List<(string Pk, string Id, JsonObject Item)> Items(string container) =>
        [.. Container(container).Query(null, _ => true).Select(i => ((string)i["pk"]!, (string)i["id"]!, (JsonObject)i.DeepClone()))];

    /// <summary>Every document with its content, byte for byte.</summary>
    private List<string> Dump() =>
    [
        .. fake.Database(Name)!.Containers.SelectMany(c => c.Query(null, _ => true).Select(i => $"{c.Name} {i["pk"]} {i["id"]} {i["key"]} {i["packed"]} {(string?)i["body"]}"))
            .Order(StringComparer.Ordinal),
    ];
}
