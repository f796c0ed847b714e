using System.Net;
using System.Text;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>Lot events in their three forms, and what stops them.</summary>
public sealed class ScanTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task PostScans_OneEventTwice_IsADuplicate()
    {
        using var client = host.Client();
        const string scan = """{"type":"receive","item":"S-A","lot":"1","quantity":5,"unit":"EA","at":"2026-11-01T10:00:00+01:00"}""";

        var first = await client.PostJsonAsync("/api/scans", scan).OkAsync();
        var again = await client.PostJsonAsync("/api/scans", scan).OkAsync();

        Assert.Equal("accepted", first["results"]![0]!["status"].Text());
        Assert.Equal("duplicate", again["results"]![0]!["status"].Text());
        Assert.Equal((0, 1, 0), ((int)again["accepted"]!, (int)again["duplicates"]!, (int)again["refused"]!));
        var lot = await client.GetAsync("/api/lots?item=S-A&lot=1").OkAsync();
        Assert.Equal(5m, (decimal)lot["quantities"]!["received"]!);
    }

    [Fact]
    public async Task PostScans_ArrayWithABadOne_RecordsTheOthers()
    {
        using var client = host.Client();

        var outcome = await client.PostJsonAsync("/api/scans", """
            [{"type":"receive","item":"S-B","lot":"1","quantity":5,"unit":"EA"},{"type":"receive","item":"S-B"},{"type":"dance","color":1}]
            """).OkAsync();

        Assert.Equal((1, 2), ((int)outcome["accepted"]!, (int)outcome["refused"]!));
        Assert.Equal("lot-required", outcome["results"]![1]!["code"].Text());
        Assert.Equal(2, outcome["results"]![2]!["errors"].Items().Count());
    }

    [Fact]
    public async Task PostScans_Ndjson_ListsOnlyWhatWasNotAccepted()
    {
        using var client = host.Client();
        const string lines = """
            {"type":"receive","item":"S-C","lot":"1","quantity":5,"unit":"EA"}
            not json

            {"type":"receive","item":"S-C","lot":"2","quantity":5,"unit":"EA"}
            """;

        var outcome = await client.PostBytesAsync("/api/scans", Encoding.UTF8.GetBytes(lines), "application/x-ndjson").OkAsync();

        Assert.Equal((2, 1), ((int)outcome["accepted"]!, (int)outcome["refused"]!));
        Assert.Equal(1, (int)Assert.Single(outcome["results"].Items())["index"]!);
    }

    [Fact]
    public async Task PostScans_AllRefused_IsAProblemWithTheResults()
    {
        using var client = host.Client();

        var problem = await client.PostJsonAsync("/api/scans", """{"type":"ship","item":"S-D"}""").ProblemAsync(HttpStatusCode.UnprocessableEntity, "all-refused");

        Assert.Equal("refused", problem["results"]![0]!["status"].Text());
        Assert.Equal(1, (int)problem["refused"]!);
    }

    [Theory]
    [InlineData("", "application/json", HttpStatusCode.BadRequest, "body-empty")]
    [InlineData("{", "application/json", HttpStatusCode.BadRequest, "input-invalid")]
    [InlineData("<a/>", "text/xml", HttpStatusCode.UnsupportedMediaType, "content-type-not-supported")]
    public async Task PostScans_NoJson_IsAProblem(string body, string type, HttpStatusCode status, string code)
    {
        using var client = host.Client();

        await client.PostBytesAsync("/api/scans", Encoding.UTF8.GetBytes(body), type).ProblemAsync(status, code);
    }

    [Fact]
    public async Task PostScans_TooLongAnArray_IsTooManyRecords()
    {
        using var client = host.Client();
        var array = $"[{string.Join(',', Enumerable.Repeat("{}", 10_001))}]";

        await client.PostJsonAsync("/api/scans", array).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "too-many-records");
    }

    [Fact]
    public async Task PostScans_OfAHeldLot_IsStoppedUntilItIsReleased()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"S-E","lot":"1","quantity":5,"unit":"EA"}""").OkAsync();
        await client.PostJsonAsync("/api/inspections", """{"item":"S-E","lot":"1","test":"Salmonella","result":"fail"}""").OkAsync();
        const string consume = """{"type":"consume","item":"S-E","lot":"1","quantity":1,"unit":"EA","workOrder":"W1"}""";

        var stopped = await client.PostJsonAsync("/api/scans", consume).ProblemAsync(HttpStatusCode.UnprocessableEntity, "all-refused");
        var lot = await client.GetAsync("/api/lots?item=S-E&lot=1").OkAsync();
        await client.PostJsonAsync("/api/lots/release", """{"lots":[{"item":"S-E","lot":"1"}],"reason":"retested"}""").OkAsync();

        Assert.Equal("lot-held", stopped["results"]![0]!["code"].Text());
        Assert.Equal("held", lot["status"].Text());
        Assert.Equal("fail", lot["inspections"]![0]!["result"].Text());
        await client.PostJsonAsync("/api/scans", consume).OkAsync();
    }

    [Fact]
    public async Task PostHold_WithBadFields_TellsAllOfThem()
    {
        using var client = host.Client();

        var problem = await client.PostJsonAsync("/api/lots/hold", """{"lots":[{"item":"X"}],"why":"because"}""").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        var pointers = problem["errors"].Items().Select(e => e["pointer"].Text()).ToList();
        Assert.Contains("/why", pointers);
        Assert.Contains("/reason", pointers);
        Assert.Contains("/lots/0/lot", pointers);
    }

    [Fact]
    public async Task History_InPages_IsOldestFirstAndWhole()
    {
        using var client = host.Client();
        for (var i = 1; i <= 5; i++)
        {
            await client.PostJsonAsync("/api/scans", $$"""{"type":"receive","item":"S-F","lot":"1","quantity":{{i}},"unit":"EA","eventId":"s-f-{{i}}"}""").OkAsync();
        }

        var ids = new List<string>();
        for (var path = "/api/lots/history?item=S-F&lot=1&limit=2"; ;)
        {
            var page = await client.GetAsync(path).OkAsync();
            ids.AddRange(page["items"].Items().Select(e => e["eventId"].Text()));
            if (page["continuationToken"] is not { } token) break;
            path = $"/api/lots/history?item=S-F&lot=1&limit=2&continuationToken={token.Text()}";
        }

        Assert.Equal(["s-f-1", "s-f-2", "s-f-3", "s-f-4", "s-f-5"], ids);
    }

    [Fact]
    public async Task Search_ByPrefix_FindsLotsInPages()
    {
        using var client = host.Client();
        foreach (var lot in new[] { "ZQ-1", "ZQ-2", "ZQ-3" })
        {
            await client.PostJsonAsync("/api/scans", $$"""{"type":"receive","item":"S-G","lot":"{{lot}}","quantity":1,"unit":"EA"}""").OkAsync();
        }

        var first = await client.GetAsync("/api/lots/search?q=ZQ-&limit=2").OkAsync();
        var rest = await client.GetAsync($"/api/lots/search?q=ZQ-&limit=2&continuationToken={first["continuationToken"].Text()}").OkAsync();

        Assert.Equal(["ZQ-1", "ZQ-2", "ZQ-3"], first["items"].Items().Concat(rest["items"].Items()).Select(h => h["value"].Text()));
    }

    [Theory]
    [InlineData("/api/lots/search?q=a&continuationToken=nonsense")]
    [InlineData("/api/lots/history?item=a&lot=b&continuationToken=nonsense")]
    [InlineData("/api/items?continuationToken=nonsense")]
    [InlineData("/api/documents?continuationToken=nonsense")]
    [InlineData("/api/recalls?continuationToken=nonsense")]
    [InlineData("/api/exceptions?continuationToken=nonsense")]
    [InlineData("/api/items?limit=0")]
    [InlineData("/api/items?limit=1001")]
    [InlineData("/api/documents?status=lost")]
    [InlineData("/api/lots?item=a")]
    [InlineData("/api/lots/search")]
    [InlineData("/api/lots/trace?item=a&lot=b&direction=sideways")]
    [InlineData("/api/lots/trace?item=a&lot=b&knownAt=2026-11-01T10:00:00")]
    public async Task Get_WithBadParameters_IsRefused(string path)
    {
        using var client = host.Client();

        var problem = await client.GetAsync(path).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.NotEmpty(problem["errors"].Items());
    }

    [Fact]
    public async Task PostScans_OneWithoutWhatItNeeds_ListsAllOfItWithPointers()
    {
        using var client = host.Client();

        var problem = await client.PostJsonAsync("/api/scans", """{"type":"ship","item":"S-ALL","lot":"1"}""").ProblemAsync(HttpStatusCode.UnprocessableEntity, "all-refused");
        var many = await client.PostJsonAsync("/api/scans", """[{"type":"ship","item":"S-ALL","lot":"1"}]""").ProblemAsync(HttpStatusCode.UnprocessableEntity, "all-refused");

        Assert.Equal(["/shipment", "/customer"], problem["errors"].Items().Select(e => e["pointer"].Text()));
        Assert.Equal("A ship needs shipment. A ship needs customer.", problem["results"]![0]!["detail"].Text());
        Assert.Equal(["/0/shipment", "/0/customer"], many["results"]![0]!["errors"].Items().Select(e => e["pointer"].Text()));
    }

    [Theory]
    [InlineData(40, HttpStatusCode.RequestEntityTooLarge, "json-too-deep")]
    [InlineData(15, HttpStatusCode.UnprocessableEntity, "all-refused")]
    public async Task PostScans_JsonDeeperThanTheLimit_Is413(int depth, HttpStatusCode status, string code)
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", $$"""{"type":"receive","x":{{new string('[', depth)}}{{new string(']', depth)}}}""").ProblemAsync(status, code);
    }

    [Fact]
    public async Task PostScans_LinesOverALimit_Are413WhenNothingElseIsTaken()
    {
        using var client = host.Client();
        var longLine = $$"""{"type":"receive","item":"S-LONG","lot":"1","reference":"{{new string('x', 70_000)}}"}""";

        await PostLinesAsync(client, longLine).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "all-refused");
        var other = await PostLinesAsync(client, longLine + "\n" + """{"type":"receive","item":"S-LONG","lot":"2"}""").OkAsync();
        Assert.Equal((1, 1, "line-too-long"), ((int)other["accepted"]!, (int)other["refused"]!, other["results"]![0]!["code"].Text()));
    }

    private static Task<HttpResponseMessage> PostLinesAsync(HttpClient client, string lines) =>
        client.PostAsync("/api/scans", new StringContent(lines, System.Text.Encoding.UTF8, "application/x-ndjson"));
}
