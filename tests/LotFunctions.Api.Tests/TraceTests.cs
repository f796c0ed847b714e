using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>The shapes of a trace.</summary>
public sealed class TraceTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Flour = "item=T-FLOUR&lot=F1";

    [Fact]
    public async Task Trace_Forward_HasTheContractsShapes()
    {
        using var client = host.Client();
        await RecordAsync(client);

        var trace = await client.GetAsync($"/api/lots/trace?{Flour}&direction=forward").OkAsync();

        Assert.Equal("""{"item":"T-FLOUR","lot":"F1"}""", trace["root"]!.ToJsonString());
        Assert.Equal(
            """{"item":"T-BREAD","lot":"=B1","depth":1,"grade":"definite","status":"depleted"}""", trace["nodes"]![1]!.ToJsonString());
        Assert.Equal(
            """{"from":{"item":"T-FLOUR","lot":"F1"},"to":{"item":"T-BREAD","lot":"=B1"},"workOrder":"T-W1","quantity":60,"unit":"KGM","grade":"definite"}""",
            Assert.Single(trace["edges"].Items()).ToJsonString());
        var receipt = Assert.Single(trace["receipts"].Items());
        Assert.Equal(["item", "lot", "supplier", "document", "announced", "received", "unit", "at"], receipt.Select(p => p.Key));
        Assert.Equal(("MILL", 100m, "KGM"), (receipt["supplier"].Text(), (decimal)receipt["received"]!, receipt["unit"].Text()));
        Assert.Null(receipt["announced"]);
        var shipment = Assert.Single(trace["shipments"].Items());
        Assert.Equal(["shipment", "customer", "at", "lines"], shipment.Select(p => p.Key));
        Assert.Equal(["item", "lot", "logisticUnit", "quantity", "unit", "grade"], shipment["lines"]![0]!.AsObject().Select(p => p.Key));
        Assert.Equal("""{"item":"T-FLOUR","lot":"F1","location":"A1","quantity":40,"unit":"KGM"}""", Assert.Single(trace["stock"].Items()).ToJsonString());
        Assert.Equal((2, 1, 1), ((int)trace["statistics"]!["lots"]!, (int)trace["statistics"]!["edges"]!, (int)trace["statistics"]!["levels"]!));
        Assert.True((long)trace["statistics"]!["elapsedMs"]! >= 0);
    }

    [Fact]
    public async Task Trace_AsCsv_IsOneTableThatNoSpreadsheetRuns()
    {
        using var client = host.Client();
        await RecordAsync(client);

        using var response = await GetAsync(client, $"/api/lots/trace?{Flour}", "text/csv");

        var lines = (await response.Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
        Assert.Equal("text/csv", response.Content.Headers.ContentType?.MediaType);
        Assert.All(lines, l => Assert.Equal(lines[0].Count(c => c == ','), l.Count(c => c == ',')));
        Assert.Contains(lines, l => l.StartsWith("node,T-BREAD,'=B1,1,", StringComparison.Ordinal));
        Assert.DoesNotContain(lines, l => l.Contains(",=B1", StringComparison.Ordinal));
    }

    [Fact]
    public async Task Trace_AsNdjson_IsOneRecordALineWithItsKind()
    {
        using var client = host.Client();
        await RecordAsync(client);

        using var response = await GetAsync(client, $"/api/lots/trace?{Flour}", "application/x-ndjson");

        var records = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!);
        var kinds = records.Select(r => r["kind"].Text()).ToList();
        Assert.Equal(["root", "node", "receipt", "stock", "node", "edge", "shipment"], kinds.Where(k => k is not ("reconciliation" or "gap" or "statistics")));
        Assert.Equal("statistics", kinds[^1]);
    }

    [Fact]
    public async Task Trace_AsNdjson_SaysWhatTheAnswerInOnePieceSays()
    {
        using var client = host.Client();
        await RecordAsync(client);
        var whole = await client.GetAsync($"/api/lots/trace?{Flour}").OkAsync();

        using var response = await GetAsync(client, $"/api/lots/trace?{Flour}", "application/x-ndjson");
        var records = (await response.Content.ReadAsStringAsync()).Split('\n', StringSplitOptions.RemoveEmptyEntries).Select(l => JsonNode.Parse(l)!.AsObject()).ToList();

        foreach (var (kind, list) in new[] { ("node", "nodes"), ("edge", "edges"), ("receipt", "receipts"), ("shipment", "shipments"), ("stock", "stock"), ("gap", "gaps"), ("reconciliation", "reconciliation") })
        {
            // The stream goes lot by lot, the lists are by item and lot.
            var rows = records.Where(r => r["kind"].Text() == kind).Select(r => Text(r.Where(p => p.Key != "kind")));
            Assert.Equal(whole[list].Items().Select(Text).Order(StringComparer.Ordinal), rows.Order(StringComparer.Ordinal));
        }

        Assert.Equal((int)whole["statistics"]!["edges"]!, (int)records[^1]["edges"]!);
    }

    [Fact]
    public async Task Trace_OfALotThatNobodyKnows_IsNotFound()
    {
        using var client = host.Client();

        await client.GetAsync("/api/lots/trace?item=T-NONE&lot=1").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await client.GetAsync("/api/lots?item=T-NONE&lot=1").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await client.GetAsync("/api/lots/history?item=T-NONE&lot=1").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Theory]
    [InlineData("item=T-FLOUR&lot=F1")]
    [InlineData("item=T-BREAD&lot=%3DB1&direction=backward")]
    public async Task Trace_KnownAtATimeBeforeTheLot_IsNotFoundAsItWasThen(string lot)
    {
        using var client = host.Client();
        await RecordAsync(client);

        await client.GetAsync($"/api/lots/trace?{lot}&knownAt=2000-01-01T00:00:00Z").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        var later = await client.GetAsync($"/api/lots/trace?{lot}&knownAt=2999-01-01T00:00:00Z").OkAsync();
        Assert.Equal(2, later["nodes"].Items().Count());
    }

    [Fact]
    public async Task Trace_OfAnInputThatNothingElseNames_AgreesWithTheLot()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """
            [{"type":"produce","item":"T-I-OUT","lot":"B","quantity":10,"unit":"EA","workOrder":"T-I-W","at":"2026-11-02T08:00:00Z",
              "inputs":[{"item":"T-I-IN","lot":"A","quantity":3,"unit":"EA"}]}]
            """).OkAsync();

        var backward = await client.GetAsync("/api/lots/trace?item=T-I-OUT&lot=B&direction=backward").OkAsync();
        var forward = await client.GetAsync("/api/lots/trace?item=T-I-IN&lot=A&direction=forward").OkAsync();
        var lot = await client.GetAsync("/api/lots?item=T-I-IN&lot=A").OkAsync();
        var history = await client.GetAsync("/api/lots/history?item=T-I-IN&lot=A").OkAsync();

        Assert.All(new[] { backward, forward, lot }, x => Assert.Equal("not-received", Assert.Single(x["gaps"].Items(), g => g["code"].Text() != "unknown-item")["code"].Text()));
        Assert.Equal("depleted", lot["status"].Text());
        Assert.Empty(history["items"].Items());
    }

    [Fact]
    public async Task Trace_AsKnownThen_KnowsTheLotsOfThen()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """{"type":"produce","item":"T-K","lot":"V","quantity":10,"unit":"EA","workOrder":"T-K-W","at":"2026-11-02T08:00:00Z","eventId":"t-k-v"}""").OkAsync();
        var then = Uri.EscapeDataString((await client.GetAsync("/api/lots/trace?item=T-K&lot=V").OkAsync())["asOf"].Text());
        await client.PostJsonAsync("/api/scans", """[{"type":"void","reference":"t-k-v","at":"2026-11-03T08:00:00Z","reason":"x"},{"type":"receive","item":"T-K","lot":"N","quantity":1,"unit":"EA","at":"2026-11-01T08:00:00Z"}]""").OkAsync();

        var trace = await client.GetAsync($"/api/lots/trace?item=T-K&lot=V&knownAt={then}").OkAsync();
        Assert.Equal("available", Assert.Single(trace["nodes"].Items())["status"].Text());
        await client.GetAsync("/api/lots/trace?item=T-K&lot=V").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await client.GetAsync($"/api/lots/trace?item=T-K&lot=N&knownAt={then}").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await client.GetAsync("/api/lots/trace?item=T-K&lot=N").OkAsync();
    }

    private static string Text(IEnumerable<KeyValuePair<string, JsonNode?>> record) => string.Join(',', record.Select(p => $"{p.Key}:{p.Value?.ToJsonString()}"));

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return client.SendAsync(request);
    }

    private static async Task RecordAsync(HttpClient client)
    {
        var outcome = await client.PostJsonAsync("/api/scans", """
            [{"type":"receive","item":"T-FLOUR","lot":"F1","quantity":100,"unit":"KGM","supplier":"MILL","location":"A1","at":"2026-11-01T08:00:00Z"},
             {"type":"consume","item":"T-FLOUR","lot":"F1","quantity":60.0,"unit":"KGM","workOrder":"T-W1","at":"2026-11-02T08:00:00Z"},
             {"type":"produce","item":"T-BREAD","lot":"=B1","quantity":50,"unit":"EA","workOrder":"T-W1","at":"2026-11-02T12:00:00Z"},
             {"type":"ship","item":"T-BREAD","lot":"=B1","quantity":50,"unit":"EA","shipment":"T-S1","customer":"SHOP","at":"2026-11-03T08:00:00Z"}]
            """).OkAsync();
        Assert.Equal(0, (int)outcome["refused"]!);
    }
}
