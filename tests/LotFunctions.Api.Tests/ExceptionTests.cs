using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>What needs a person: raised, listed, replayed and dismissed.</summary>
public sealed class ExceptionTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task AsExecuted_OverTheInterlock_IsRaisedWithItsOriginal()
    {
        using var client = host.Client("anna");
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"X-A","lot":"1","quantity":5,"unit":"EA"}""").OkAsync();
        await client.PostJsonAsync("/api/lots/hold", """{"lots":[{"item":"X-A","lot":"1"}],"reason":"smell"}""").OkAsync();

        var used = await client.PostJsonAsync("/api/scans", """{"type":"consume","item":"X-A","lot":"1","quantity":1,"unit":"EA","workOrder":"W","asExecuted":true,"eventId":"x-a-1"}""").OkAsync();

        Assert.Equal(("accepted", "lot-held"), (used["results"]![0]!["status"].Text(), used["results"]![0]!["code"].Text()));
        var raised = Assert.Single((await client.GetAsync("/api/exceptions?source=interlock&code=lot-held&status=open").OkAsync())["items"].Items());
        Assert.Equal(("open", "x-a-1"), (raised["status"].Text(), JsonNode.Parse(raised["original"].Text())!["eventId"].Text()));
        Assert.Contains("smell", raised["detail"].Text(), StringComparison.Ordinal);

        // It is no message: there is nothing to process again.
        var path = $"/api/exceptions/{raised["exceptionId"].Text()}";
        await client.PostJsonAsync($"{path}/replay", "{}").ProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        await client.PostJsonAsync($"{path}/dismiss", """{"why":"x"}""").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
        var dismissed = await client.PostJsonAsync($"{path}/dismiss", """{"comment":"seen with the shift"}""").OkAsync();
        Assert.Equal(("dismissed", "anna", "seen with the shift"), (dismissed["status"].Text(), dismissed["resolvedBy"].Text(), dismissed["comment"].Text()));
        await client.PostJsonAsync($"{path}/dismiss", "{}").ProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        Assert.Empty((await client.GetAsync("/api/exceptions?source=interlock&code=lot-held&status=open").OkAsync())["items"].Items());
    }

    [Fact]
    public async Task Produce_FromAnExpiredInput_IsRecordedAndRaised()
    {
        using var client = host.Client("anna");
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"X-IN","lot":"1","quantity":5,"unit":"EA","expiry":"2020-01-31"}""").OkAsync();

        var made = await client.PostJsonAsync("/api/scans", """
            {"type":"produce","item":"X-OUT","lot":"2","quantity":1,"unit":"EA","workOrder":"X-W","eventId":"x-out-2","inputs":[{"item":"X-IN","lot":"1"}]}
            """).OkAsync();

        Assert.Equal(("accepted", "lot-expired"), (made["results"]![0]!["status"].Text(), made["results"]![0]!["code"].Text()));
        var raised = Assert.Single((await client.GetAsync("/api/exceptions?source=interlock&code=lot-expired").OkAsync())["items"].Items(), x => x["exceptionId"].Text() == "x-interlock-x-out-2");
        Assert.Contains("Lot 1 of X-IN", raised["detail"].Text(), StringComparison.Ordinal);
    }

    [Fact]
    public async Task List_ByCode_GivesEachOnceByPages()
    {
        using var client = host.Client();
        await client.PutJsonAsync("/api/lot-rules", """{"rules":[{"item":"X-B","pattern":"[0-9]+","action":"warn"}]}""").OkAsync();
        for (var i = 0; i < 5; i++)
        {
            await client.PostJsonAsync("/api/scans", $$"""{"type":"receive","item":"X-B","lot":"w{{i}}","quantity":5,"unit":"EA","eventId":"x-b-{{i}}"}""").OkAsync();
            await client.PostJsonAsync("/api/lots/hold", $$"""{"lots":[{"item":"X-B","lot":"w{{i}}"}],"reason":"smell"}""").OkAsync();
            await client.PostJsonAsync("/api/scans", $$"""{"type":"consume","item":"X-B","lot":"w{{i}}","quantity":1,"unit":"EA","workOrder":"W","asExecuted":true}""").OkAsync();
        }

        var found = new List<string>();
        string? token = null;
        do
        {
            var page = await client.GetAsync($"/api/exceptions?code=lot-rule-violation&limit=2{(token is null ? "" : $"&continuationToken={Uri.EscapeDataString(token)}")}").OkAsync();
            Assert.InRange(page["items"]!.AsArray().Count, 0, 2);
            found.AddRange(page["items"].Items().Select(x => x["exceptionId"].Text()));
            token = (string?)page["continuationToken"];
        }
        while (token is not null);

        Assert.Equal(["x-rule-x-b-4", "x-rule-x-b-3", "x-rule-x-b-2", "x-rule-x-b-1", "x-rule-x-b-0"], found);
    }

    [Fact]
    public async Task Replay_OfARefusedDocument_AnswersWithWhatIsLeft()
    {
        using var client = host.Client("anna");
        var text = Encoding.ASCII.GetString(Edi.ShipNotice(440, lot: "NONE")).Replace("*LT*NONE", "", StringComparison.Ordinal).Replace("OATS", "SALT", StringComparison.Ordinal);
        var posted = await client.PostBytesAsync("/api/asn?wait=60", Encoding.ASCII.GetBytes(text)).JsonAsync(HttpStatusCode.Accepted);
        var id = posted["documentId"].Text();
        Assert.Equal("rejected", posted["status"].Text());
        var raised = (await client.GetAsync("/api/exceptions?source=asn-inbound&status=open").OkAsync())["items"].Items().Single(e => e["documentId"]?.Text() == id);
        Assert.Equal(("lot-required", $"/api/documents/{id}/raw"), (raised["code"].Text(), raised["links"]!["raw"].Text()));
        var first = (await client.GetAsync($"/api/documents/{id}").OkAsync())["acknowledgment"]!["controlNumber"].Text();
        var path = $"/api/exceptions/{raised["exceptionId"].Text()}";

        var still = await client.PostJsonAsync($"{path}/replay", "{}").OkAsync();
        Assert.Equal(("open", "lot-required"), (still["status"].Text(), still["code"].Text()));

        await client.PutJsonAsync("/api/items/SALT", """{"description":"Salt","unit":"EA","lotControlled":false}""").OkAsync();
        var replayed = await client.PostJsonAsync($"{path}/replay", """{"comment":"salt has no lots"}""").OkAsync();

        Assert.Equal(("replayed", "anna", "salt has no lots"), (replayed["status"].Text(), replayed["resolvedBy"].Text(), replayed["comment"].Text()));
        var document = await client.GetAsync($"/api/documents/{id}").OkAsync();
        Assert.Equal("processed", document["status"].Text());
        Assert.NotEqual(first, document["acknowledgment"]!["controlNumber"].Text());
        await client.PostJsonAsync($"{path}/replay", "{}").ProblemAsync(HttpStatusCode.Conflict, "wrong-state");
    }

    [Fact]
    public async Task Dismiss_WithoutABody_IsTaken()
    {
        using var client = host.Client("ben");
        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"X-C","lot":"1","quantity":5,"unit":"EA","expiry":"2020-01-31"}""").OkAsync();
        await client.PostJsonAsync("/api/scans", """{"type":"consume","item":"X-C","lot":"1","quantity":1,"unit":"EA","workOrder":"W","asExecuted":true}""").OkAsync();
        var raised = Assert.Single((await client.GetAsync("/api/exceptions?code=lot-expired").OkAsync())["items"].Items());

        var dismissed = await client.PostAsync($"/api/exceptions/{raised["exceptionId"].Text()}/dismiss", null).OkAsync();

        Assert.Equal(("ben", null), (dismissed["resolvedBy"].Text(), (string?)dismissed["comment"]));
    }
}
