using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Core.Ledger;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Api.Tests.Epcis;

/// <summary>What one house says in EPCIS, another reads as the same lots.</summary>
public sealed class EpcisRoundTripTests(EpcisRoundTripTests.Houses houses) : IClassFixture<EpcisRoundTripTests.Houses>
{
    [Fact]
    public async Task Capture_OfTheOthersEvents_GivesTheSameLots()
    {
        var (here, there) = (await StatesAsync(houses.First), await StatesAsync(houses.Second));

        Assert.Equal(here.Keys.Order(LotKeyOrder.Instance), there.Keys.Order(LotKeyOrder.Instance));
        foreach (var (lot, state) in here) Assert.Equal(Text(state), Text(there[lot]));
        Assert.True(here.Count > 10);
    }

    [Fact]
    public async Task Capture_OfTheOthersEvents_GivesTheSameTraces()
    {
        using var first = houses.First.Client();
        using var second = houses.Second.Client();
        foreach (var lot in (await StatesAsync(houses.First)).Keys)
        {
            var path = $"/api/lots/trace?item={Uri.EscapeDataString(lot.Item)}&lot={Uri.EscapeDataString(lot.Lot)}";
            var (here, there) = (await first.GetAsync(path).OkAsync(), await second.GetAsync(path).OkAsync());
            foreach (var answer in new[] { here, there })
            {
                answer.Remove("statistics");
                answer.Remove("asOf");
            }

            Assert.Equal(here.ToJsonString(), there.ToJsonString());
        }
    }

    [Fact]
    public async Task Capture_OfTheSameEventsAgain_IsDuplicatesInBothHouses()
    {
        foreach (var house in new[] { houses.First, houses.Second })
        {
            using var client = house.Client();
            foreach (var page in houses.Pages)
            {
                var job = await client.PostJsonAsync("/api/epcis/capture", page).JsonAsync(HttpStatusCode.Accepted);
                Assert.True((bool)job["success"]!, job.ToJsonString());
                Assert.Equal(0, (int)job["accepted"]!);
            }
        }
    }

    [Fact]
    public async Task Events_OfTheSecondHouse_AreThoseOfTheFirst()
    {
        var there = await ExportAsync(houses.Second, perPage: 1000);

        Assert.Equal(houses.Pages.SelectMany(Events).Select(Bare), there.SelectMany(Events).Select(Bare));
    }

    [SchemaFact]
    public void Events_AsExported_AreValidByTheSchema()
    {
        var documents = houses.Pages.Select(p => JsonNode.Parse(p)!).ToList();
        // The validator has to see something wrong where something is.
        var wrong = documents[0].DeepClone();
        wrong["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"]![0]!["bizStep"] = "no step";

        var errors = SchemaValidator.Validate([.. documents, wrong]);

        Assert.All(errors.SkipLast(1), e => Assert.Empty(e));
        Assert.NotEmpty(errors[^1]);
        Assert.Equal(
            ["AggregationEvent", "ObjectEvent", "TransformationEvent"], houses.Pages.SelectMany(Events).Select(e => e["type"].Text()).Distinct().Order());
    }

    private static string Bare(JsonNode e)
    {
        var copy = e.DeepClone().AsObject();
        copy.Remove("recordTime");
        return copy.ToJsonString();
    }

    private static IEnumerable<JsonNode> Events(string page) =>
        JsonNode.Parse(page)!["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"]!.AsArray().Select(e => e!);

    private static async Task<List<string>> ExportAsync(TestHost host, int perPage)
    {
        using var client = host.Client();
        var pages = new List<string>();
        var next = $"/api/epcis/events?perPage={perPage}";
        while (next is not null)
        {
            using var response = await client.GetAsync(next);
            pages.Add(await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync());
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return pages;
    }

    private static string Text(LotState state) => System.Text.Encoding.UTF8.GetString(CanonicalJson.Write(new { state.Totals, state.Balances, state.Holds, state.Attributes, state.Seen, state.HasUnknownQuantity, state.WentBelowZero }));

    private static async Task<IReadOnlyDictionary<LotKey, LotState>> StatesAsync(TestHost host)
    {
        var ledger = host.Services.GetRequiredService<ILedger>();
        var lots = new HashSet<LotKey>();
        await foreach (var r in ledger.ReadAllAsync(null, default))
        {
            if (r.Event.Lot is { } lot) lots.Add(lot);
        }

        return await ledger.StatesAsync(lots, default);
    }

    /// <summary>A house with a history, and one that has read it.</summary>
    public sealed class Houses : IAsyncLifetime
    {
        public TestHost First { get; } = new();

        public TestHost Second { get; } = new();

        public List<string> Pages { get; private set; } = [];

        public async Task InitializeAsync()
        {
            await First.InitializeAsync();
            await Second.InitializeAsync();
            using var first = First.Client();
            using var second = Second.Client();
            await SampleStory.PlayAsync(first);
            Pages = await ExportAsync(First, perPage: 7);
            foreach (var page in Pages)
            {
                var job = await second.PostJsonAsync("/api/epcis/capture", page).JsonAsync(HttpStatusCode.Accepted);
                Assert.True((bool)job["success"]!, job.ToJsonString());
            }
        }

        public async Task DisposeAsync()
        {
            await First.DisposeAsync();
            await Second.DisposeAsync();
        }
    }
}
