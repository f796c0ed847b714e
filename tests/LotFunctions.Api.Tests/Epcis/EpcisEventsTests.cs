using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests.Epcis;

/// <summary>The query parameters of EPCIS, over the demo's story.</summary>
public sealed class EpcisEventsTests(EpcisEventsTests.Plant plant) : IClassFixture<EpcisEventsTests.Plant>
{
    [Theory]
    [InlineData("eventType=TransformationEvent", "TransformationEvent")]
    [InlineData("eventType=ObjectEvent|AggregationEvent", "AggregationEvent,ObjectEvent")]
    public async Task Events_ByType_AreOfIt(string query, string expected)
    {
        var events = await EventsAsync(query);

        Assert.Equal(expected.Split(','), events.Select(e => e["type"].Text()).Distinct().Order());
    }

    [Fact]
    public async Task Events_ByStep_MatchEverySpelling()
    {
        var bare = await EventsAsync("EQ_bizStep=shipping&EQ_disposition=in_transit");

        Assert.NotEmpty(bare);
        Assert.All(bare, e => Assert.Equal("shipping", e["bizStep"].Text()));
        Assert.Equal(bare.Count, (await EventsAsync("EQ_bizStep=urn:epcglobal:cbv:bizstep:shipping")).Count);
        Assert.Equal(bare.Count, (await EventsAsync("EQ_bizStep=https://ref.gs1.org/cbv/BizStep-shipping")).Count);
    }

    [Fact]
    public async Task Events_ByTime_AreFromThenAndBefore()
    {
        var all = await EventsAsync("");
        var some = await EventsAsync("GE_eventTime=2026-11-19T12:00:00Z&LT_eventTime=2026-11-20T12:00:00Z");

        Assert.Equal(all.Where(e => Time(e) >= new DateTimeOffset(2026, 11, 19, 12, 0, 0, TimeSpan.Zero) && Time(e) < new DateTimeOffset(2026, 11, 20, 12, 0, 0, TimeSpan.Zero)).Select(Id), some.Select(Id));
        Assert.InRange(some.Count, 1, all.Count - 1);

        var from = all[10]["recordTime"].Text();
        Assert.Equal(all.Skip(10).Select(Id), (await EventsAsync($"GE_recordTime={from}")).Select(Id));
        Assert.Equal(all.Take(10).Select(Id), (await EventsAsync($"LT_recordTime={from}")).Select(Id));
    }

    [Theory]
    [InlineData("https://id.gs1.org/01/09506000140018/10/BAR-1119-A")]
    [InlineData("https://example.com/gtin/9506000140018/lot/BAR-1119-A")]
    [InlineData("urn:epc:class:lgtin:9506000.014001.BAR-1119-A")]
    [InlineData("urn:lotfunctions:class:09506000140018:BAR-1119-A")]
    public async Task Events_OfALot_AreItsOwn(string uri)
    {
        var all = await EventsAsync("");
        var own = await EventsAsync($"MATCH_anyEPCClass={Uri.EscapeDataString(uri)}");

        Assert.Equal(all.Where(e => Classes(e).Contains("https://id.gs1.org/01/09506000140018/10/BAR-1119-A")).Select(Id), own.Select(Id));
        Assert.True(own.Count > 3);
    }

    [Fact]
    public async Task Events_OfAnItem_AreOfAllItsLots()
    {
        var own = await EventsAsync("MATCH_anyEPCClass=https://id.gs1.org/01/09506000140018&perPage=5");

        Assert.Equal(["BAR-1119-A", "BAR-1119-B"], own.SelectMany(Classes).Where(c => c.Contains("09506000140018", StringComparison.Ordinal)).Select(c => c.Split('/')[^1]).Distinct().Order());
    }

    [Fact]
    public async Task Events_OfAUnit_AreItsOwn()
    {
        var own = await EventsAsync("MATCH_anyEPC=urn:epc:id:sscc:9506000.1200000001");

        Assert.Equal(["packing", "shipping"], own.Select(e => e["bizStep"].Text()));
    }

    [Fact]
    public async Task Events_DeclaredAnError_RepeatWhatTheyTakeBack()
    {
        var wrong = await EventsAsync("EXISTS_errorDeclaration=true");

        Assert.Equal(["urn:lotfunctions:event:odd-4", "urn:lotfunctions:event:never-came"], wrong.Select(Id));
        var both = await EventsAsync("EQ_eventID=urn:lotfunctions:event:odd-4");
        Assert.Equal(2, both.Count);
        Assert.Equal(both[0]["quantityList"]!.ToJsonString(), both[1]["quantityList"]!.ToJsonString());
    }

    [Theory]
    [InlineData("MATCH_inputEPC=x", "parameter-unknown")]
    [InlineData("eventType=QuantityEvent", "value-unknown")]
    [InlineData("GE_eventTime=now", "time-invalid")]
    [InlineData("perPage=0", "number-invalid")]
    [InlineData("perPage=1001", "number-invalid")]
    [InlineData("nextPageToken=x", "continuation-token-invalid")]
    [InlineData("EXISTS_errorDeclaration=maybe", "value-unknown")]
    public async Task Events_WrongParameter_IsRefused(string query, string code)
    {
        using var client = plant.Host.Client();
        var problem = await client.GetAsync($"/api/epcis/events?{query}").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.Equal(code, problem["errors"]![0]!["code"].Text());
    }

    private static DateTimeOffset Time(JsonObject e) => DateTimeOffset.Parse(e["eventTime"].Text(), System.Globalization.CultureInfo.InvariantCulture);

    private static string Id(JsonObject e) => e["eventID"].Text();

    private static IEnumerable<string> Classes(JsonObject e) => new[] { "quantityList", "childQuantityList", "inputQuantityList", "outputQuantityList" }
        .Where(l => e[l] is not null).SelectMany(l => e[l].Items()).Select(q => q["epcClass"].Text());

    private async Task<List<JsonObject>> EventsAsync(string query)
    {
        using var client = plant.Host.Client();
        var events = new List<JsonObject>();
        var next = $"/api/epcis/events?{query}";
        while (next is not null)
        {
            using var response = await client.GetAsync(next);
            var page = await Task.FromResult(response).OkAsync();
            events.AddRange(page["epcisBody"]!["queryResults"]!["resultsBody"]!["eventList"].Items());
            next = response.Headers.TryGetValues("Link", out var links) ? links.Single().Split('<', '>')[1] : null;
        }

        return events;
    }

    /// <summary>A host with the story in it.</summary>
    public sealed class Plant : IAsyncLifetime
    {
        public TestHost Host { get; } = new();

        public async Task InitializeAsync()
        {
            await Host.InitializeAsync();
            using var client = Host.Client();
            await SampleStory.PlayAsync(client);
        }

        public Task DisposeAsync() => Host.DisposeAsync();
    }
}
