using System.Net;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests.Epcis;

/// <summary>Documents of EPCIS in, each event for itself.</summary>
public sealed class EpcisCaptureTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Lgtin = "urn:epc:class:lgtin:4012345.012345";

    [Fact]
    public async Task Capture_OfMixedEvents_TakesEachForItself()
    {
        using var client = host.Client();
        var document = Document(
            Object("receiving", $$"""{"epcClass":"{{Lgtin}}.MIX-1","quantity":200.5,"uom":"KGM"}""", "\"sourceList\":[{\"type\":\"possessing_party\",\"source\":\"urn:epc:id:pgln:4000001.00012\"}]"),
            Object("receiving", """{"epcClass":"urn:epc:idpat:sgtin:4012345.012345.*","quantity":1}"""),
            Object("transporting", $$"""{"epcClass":"{{Lgtin}}.MIX-1"}"""),
            """{"type":"ObjectEvent","action":"OBSERVE","bizStep":"receiving","eventTime":"yesterday","eventTimeZoneOffset":"+1","epcList":[7],"colour":"red"}""");

        using var response = await client.PostJsonAsync("/api/epcis/capture", document);
        var job = await Task.FromResult(response).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal((1, 0, 3), ((int)job["accepted"]!, (int)job["duplicates"]!, (int)job["refused"]!));
        Assert.False((bool)job["success"]! || (bool)job["running"]!);
        Assert.Equal("proceed", job["captureErrorBehaviour"].Text());
        Assert.Equal(
            [
                "1 lot-required /epcisBody/eventList/1/quantityList/0/epcClass", "2 step-not-mapped /epcisBody/eventList/2/bizStep",
                "3 invalid-value /epcisBody/eventList/3/eventTime", "3 invalid-value /epcisBody/eventList/3/eventTimeZoneOffset",
                "3 unknown-field /epcisBody/eventList/3/colour", "3 wrong-type /epcisBody/eventList/3/epcList/0",
            ],
            job["errors"].Items().Select(e => $"{e["index"]} {e["code"].Text()} {e["pointer"].Text()}").Order());
        Assert.Equal($"/api/epcis/capture/{job["captureID"].Text()}", response.Headers.Location!.ToString());
        Assert.Equal(job.ToJsonString(), (await client.GetAsync(response.Headers.Location).OkAsync()).ToJsonString());

        var lot = await client.GetAsync("/api/lots?item=04012345123456&lot=MIX-1").OkAsync();
        Assert.Equal((200.5m, "KGM"), ((decimal)lot["quantities"]!["received"]!, lot["quantities"]!["unit"].Text()));
        var history = await client.GetAsync("/api/lots/history?item=04012345123456&lot=MIX-1").OkAsync();
        Assert.Equal("4000001000128", history["items"]![0]!["supplier"].Text());
    }

    [Fact]
    public async Task Capture_OfTheSameDocumentAgain_IsDuplicatesAndAnotherJob()
    {
        using var client = host.Client();
        // The second has no id: it is told by what it says.
        var document = Document(
            Object("receiving", $$"""{"epcClass":"{{Lgtin}}.AGAIN","quantity":1}""", "\"eventID\":\"urn:uuid:00000000-0000-4000-8000-000000000001\""),
            Object("receiving", $$"""{"epcClass":"{{Lgtin}}.AGAIN","quantity":2}"""));

        var first = await client.PostJsonAsync("/api/epcis/capture", document).JsonAsync(HttpStatusCode.Accepted);
        var second = await client.PostJsonAsync("/api/epcis/capture", document).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal((2, 0), ((int)first["accepted"]!, (int)second["accepted"]!));
        Assert.Equal(2, (int)second["duplicates"]!);
        Assert.NotEqual(first["captureID"].Text(), second["captureID"].Text());
        Assert.Equal(3m, (decimal)(await client.GetAsync("/api/lots?item=04012345123456&lot=AGAIN").OkAsync())["quantities"]!["received"]!);
    }

    [Fact]
    public async Task Capture_OfTheSameIdWithOtherContent_IsRefused()
    {
        using var client = host.Client();
        const string Id = "\"eventID\":\"urn:uuid:00000000-0000-4000-8000-000000000002\"";
        await CaptureAsync(client, Object("receiving", $$"""{"epcClass":"{{Lgtin}}.REUSE","quantity":1}""", Id));

        var job = await client.PostJsonAsync("/api/epcis/capture", Document(Object("receiving", $$"""{"epcClass":"{{Lgtin}}.REUSE","quantity":9}""", Id))).JsonAsync(HttpStatusCode.Accepted);

        Assert.Equal("event-id-reused", job["errors"]![0]!["code"].Text());
    }

    [Fact]
    public async Task Capture_OfLotsThatRulesJudge_IsNormalisedOrRefused()
    {
        var own = await TestHost.StartAsync(new Dictionary<string, string?>());
        try
        {
            using var client = own.Client();
            await client.PutJsonAsync(
                "/api/lot-rules", """{"rules":[{"item":"04012345123456","normalisation":["upper-case"],"pattern":"[A-Z]+-[0-9]+","action":"reject"}]}""").OkAsync();
            var document = Document(
                Object("receiving", $$"""{"epcClass":"{{Lgtin}}.good-1","quantity":1}"""), Object("receiving", $$"""{"epcClass":"{{Lgtin}}.bad.1","quantity":1}"""));

            var job = await client.PostJsonAsync("/api/epcis/capture", document).JsonAsync(HttpStatusCode.Accepted);
            var again = await client.PostJsonAsync("/api/epcis/capture", document).JsonAsync(HttpStatusCode.Accepted);

            Assert.Equal(["1 lot-rule-violation"], job["errors"].Items().Select(e => $"{e["index"]} {e["code"].Text()}"));
            Assert.Equal((0, 1, 1), ((int)again["accepted"]!, (int)again["duplicates"]!, (int)again["refused"]!));
            var history = await client.GetAsync("/api/lots/history?item=04012345123456&lot=GOOD-1").OkAsync();
            Assert.Equal(("good-1", 1), (history["items"]![0]!["labelledLot"].Text(), (int)history["items"]![0]!["ruleVersion"]!));
        }
        finally
        {
            await own.DisposeAsync();
        }
    }

    [Fact]
    public async Task Capture_OfATransformation_GivesDefiniteEdges()
    {
        using var client = host.Client();
        await CaptureAsync(client, $$"""
            {"type":"TransformationEvent","eventTime":"2026-11-01T10:00:00Z","eventTimeZoneOffset":"+00:00",
             "inputQuantityList":[{"epcClass":"{{Lgtin}}.IN-1","quantity":3,"uom":"KGM"},{"epcClass":"https://id.gs1.org/01/04012345123456/10/IN%2F2"}],
             "outputQuantityList":[{"epcClass":"{{Lgtin}}.OUT-1","quantity":10}],"ilmd":{"cbvmda:itemExpirationDate":"2027-01-31"} }
            """);

        var trace = await client.GetAsync("/api/lots/trace?item=04012345123456&lot=OUT-1&direction=backward").OkAsync();

        Assert.Equal(["IN-1 definite", "IN/2 definite"], trace["edges"].Items().Select(e => $"{e["from"]!["lot"].Text()} {e["grade"].Text()}").Order());
        Assert.Equal("2027-01-31", (await client.GetAsync("/api/lots?item=04012345123456&lot=OUT-1").OkAsync())["attributes"]!["expiry"].Text());
    }

    [Fact]
    public async Task Capture_OfPiecesOfALot_CountsThem()
    {
        using var client = host.Client();
        await CaptureAsync(client, """
            {"type":"ObjectEvent","action":"ADD","bizStep":"https://ref.gs1.org/cbv/BizStep-commissioning","eventTime":"2026-11-01T10:00:00Z","eventTimeZoneOffset":"+00:00",
             "epcList":["urn:epc:id:sgtin:4012345.012345.1","https://id.gs1.org/01/04012345123456/21/2"],"ilmd":{"cbvmda:lotNumber":"PIECES"},
             "bizTransactionList":[{"type":"urn:epcglobal:cbv:btt:prodorder","bizTransaction":"urn:epcglobal:cbv:bt:4012345000009:WO-77"}]}
            """);

        var history = await client.GetAsync("/api/lots/history?item=04012345123456&lot=PIECES").OkAsync();

        var e = Assert.Single(history["items"].Items());
        Assert.Equal(("produce", 2m, "EA", "WO-77"), (e["type"].Text(), (decimal)e["quantity"]!, e["unit"].Text(), e["workOrder"].Text()));
    }

    [Fact]
    public async Task Capture_OfAnErrorDeclaration_TakesTheEventBack()
    {
        using var client = host.Client();
        const string Id = "\"eventID\":\"urn:uuid:00000000-0000-4000-8000-000000000003\"";
        var lots = $$"""{"epcClass":"{{Lgtin}}.ERR-1","quantity":1},{"epcClass":"{{Lgtin}}.ERR-2","quantity":2}""";
        await CaptureAsync(client, Object("receiving", lots, Id));
        await CaptureAsync(client, Object("receiving", lots, Id + ",\"errorDeclaration\":{\"declarationTime\":\"2026-11-02T00:00:00Z\",\"reason\":\"did_not_occur\"}"));

        foreach (var lot in new[] { "ERR-1", "ERR-2" })
        {
            var history = await client.GetAsync($"/api/lots/history?item=04012345123456&lot={lot}").OkAsync();
            Assert.Equal("did_not_occur", history["items"].Items().Single(e => e["type"].Text() == "void")["reason"].Text());
            Assert.NotNull(history["items"]![0]!["voidedBy"]);
        }
    }

    [Fact]
    public async Task Capture_OfWhatIsDoneToAHeldLot_IsRecordedAndToldToQuality()
    {
        using var client = host.Client();
        await CaptureAsync(client, Object("receiving", $$"""{"epcClass":"{{Lgtin}}.HELD","quantity":5}"""), Object("holding", $$"""{"epcClass":"{{Lgtin}}.HELD"}"""));

        await CaptureAsync(client, Object(
            "shipping", $$"""{"epcClass":"{{Lgtin}}.HELD","quantity":5}""",
            "\"destinationList\":[{\"type\":\"owning_party\",\"destination\":\"urn:epc:id:pgln:4000001.00012\"}],\"bizTransactionList\":[{\"type\":\"bol\",\"bizTransaction\":\"urn:example:bol:1\"}]"));

        var exceptions = await client.GetAsync("/api/exceptions?limit=1000").OkAsync();
        Assert.Contains(exceptions["items"].Items(), x => x["code"].Text() == "lot-held");
    }

    [Fact]
    public async Task Capture_BySuppliersParty_Announces()
    {
        using var client = host.Client();
        await client.PutJsonAsync("/api/suppliers/GLN-SUPPLIER", """{"name":"S","ediIdentities":[{"qualifier":"14","id":"4012345000047"}]}""").OkAsync();
        await CaptureAsync(client, $$"""
            {"type":"AggregationEvent","action":"OBSERVE","bizStep":"shipping","eventTime":"2026-11-01T10:00:00Z","eventTimeZoneOffset":"+00:00",
             "parentID":"urn:epc:id:sscc:4012345.0111111119","childQuantityList":[{"epcClass":"{{Lgtin}}.ANN","quantity":4}],
             "sourceList":[{"type":"possessing_party","source":"https://id.gs1.org/417/4012345000047"}]}
            """);

        var lot = await client.GetAsync("/api/lots?item=04012345123456&lot=ANN").OkAsync();

        Assert.Equal(("announced", 4m), (lot["status"].Text(), (decimal)lot["quantities"]!["announced"]!));
    }

    [Theory]
    [InlineData("{", "json-invalid", "")]
    [InlineData("[]", "wrong-type", "")]
    [InlineData("""{"type":"Shipment"}""", "document-type-unknown", "/type")]
    [InlineData("""{"type":"EPCISDocument"}""", "events-missing", "/epcisBody")]
    [InlineData("""{"type":"EPCISDocument","epcisBody":{"eventList":{}}}""", "events-missing", "/epcisBody/eventList")]
    public async Task Capture_OfNoDocument_IsRefusedWhole(string body, string code, string pointer)
    {
        using var client = host.Client();
        var problem = await client.PostJsonAsync("/api/epcis/capture", body).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.Equal((code, pointer), (problem["errors"]![0]!["code"].Text(), problem["errors"]![0]!["pointer"].Text()));
    }

    [Fact]
    public async Task Capture_WithRollback_IsRefused()
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.Add("GS1-Capture-Error-Behaviour", "rollback");

        await client.PostJsonAsync("/api/epcis/capture", Document()).ProblemAsync(HttpStatusCode.BadRequest, "error-behaviour-not-supported");
    }

    [Fact]
    public async Task Capture_OfAnotherType_IsUnsupported()
    {
        using var client = host.Client();
        await client.PostBytesAsync("/api/epcis/capture", "<epcis/>"u8.ToArray(), "application/xml").ProblemAsync(HttpStatusCode.UnsupportedMediaType, "content-type-not-supported");
        Assert.Equal(HttpStatusCode.Accepted, (await client.PostBytesAsync("/api/epcis/capture", System.Text.Encoding.UTF8.GetBytes(Document()), "application/ld+json")).StatusCode);
    }

    [Theory]
    [InlineData("none")]
    [InlineData("c-00000000000000000000000000000000-1")]
    [InlineData("c-%2e%2e%2fx-1")]
    public async Task Job_Unknown_IsNotFound(string id)
    {
        using var client = host.Client();
        await client.GetAsync($"/api/epcis/capture/{id}").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Capture_OfQualitysEventsByAnOperator_IsRefused()
    {
        var keyed = await TestHost.StartAsync(TestHost.Keys(("operator-key", "operator", null)));
        try
        {
            using var client = keyed.Client(key: "operator-key");
            var job = await client.PostJsonAsync("/api/epcis/capture", Document(
                Object("inspecting", $$"""{"epcClass":"{{Lgtin}}.Q"}""", "\"disposition\":\"conformant\""), Object("holding", $$"""{"epcClass":"{{Lgtin}}.Q"}"""))).JsonAsync(HttpStatusCode.Accepted);

            Assert.Equal(["quality-role-required", "quality-role-required"], job["errors"].Items().Select(e => e["code"].Text()));
        }
        finally
        {
            await keyed.DisposeAsync();
        }
    }

    private static async Task CaptureAsync(HttpClient client, params string[] events)
    {
        var job = await client.PostJsonAsync("/api/epcis/capture", Document(events)).JsonAsync(HttpStatusCode.Accepted);
        Assert.True((bool)job["success"]!, job.ToJsonString());
    }

    private static string Object(string step, string quantities, string more = "\"readPoint\":{\"id\":\"urn:epc:id:sgln:4012345.00001.0\"}") => $$"""
        {"type":"ObjectEvent","action":"OBSERVE","bizStep":"{{step}}","eventTime":"2026-11-01T10:00:00.000+01:00","eventTimeZoneOffset":"+01:00","quantityList":[{{quantities}}],{{more}}}
        """;

    private static string Document(params string[] events) => $$"""
        {"@context":["https://ref.gs1.org/standards/epcis/2.0.0/epcis-context.jsonld"],"type":"EPCISDocument","schemaVersion":"2.0","creationDate":"2026-11-01T00:00:00Z","epcisBody":{"eventList":[{{string.Join(',', events)}}] } }
        """;
}
