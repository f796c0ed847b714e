using System.Net;
using System.Text;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;

namespace LotFunctions.Api.Tests;

/// <summary>The lot rules over HTTP: put, read, tried, and at work on scans and ship notices. Each test has a host of its own.</summary>
public sealed class LotRuleTests : IAsyncLifetime
{
    private readonly TestHost host = new();

    public Task InitializeAsync() => host.InitializeAsync();

    public Task DisposeAsync() => host.DisposeAsync();

    [Fact]
    public async Task PutLotRules_VersionAfterVersion_EachStaysReadable()
    {
        using var anna = host.Client("anna");
        var none = await anna.GetAsync("/api/lot-rules");
        Assert.Equal("\"0\"", none.Headers.ETag!.Tag);

        var first = await anna.PutJsonAsync("/api/lot-rules", """{"comment":"Oats","rules":[{"item":"OATS","normalisation":["upper-case","strip-prefix:LOT"],"action":"warn"}]}""").OkAsync();
        await anna.PutJsonAsync("/api/lot-rules", """{"rules":[{"pattern":"[A-Z0-9-]+"}]}""").OkAsync();

        Assert.Equal((1, "anna", "Oats"), ((int)first["version"]!, first["putBy"].Text(), first["comment"].Text()));
        Assert.Equal("item OATS", first["rules"]![0]!["name"].Text());
        var kept = await anna.GetAsync("/api/lot-rules?version=1").OkAsync();
        Assert.True(JsonNode.DeepEquals(first, kept), $"{kept}");
        Assert.Equal(["default"], (await anna.GetAsync("/api/lot-rules").OkAsync())["rules"].Items().Select(r => r["name"].Text()));
        await anna.GetAsync("/api/lot-rules?version=3").ProblemAsync(HttpStatusCode.NotFound, "not-found");

        // What was read can be sent back; it is the same rules, and so no new version.
        Assert.Equal(2, (int)(await anna.PutJsonAsync("/api/lot-rules", (await anna.GetAsync("/api/lot-rules").OkAsync()).ToJsonString()).OkAsync())["version"]!);
    }

    [Fact]
    public async Task PutLotRules_MadeFromAnOlderVersion_IsRefused()
    {
        using var client = host.Client();
        await PutAsync(client, """{"rules":[]}""", "\"0\"").OkAsync();

        await PutAsync(client, """{"rules":[{"pattern":"A+"}]}""", "\"0\"").ProblemAsync(HttpStatusCode.PreconditionFailed, "lot-rules-changed");
        await PutAsync(client, """{"rules":[{"pattern":"A+"}],"version":0}""").ProblemAsync(HttpStatusCode.Conflict, "lot-rules-changed");

        var put = await PutAsync(client, """{"rules":[{"pattern":"A+"}]}""", "\"1\"");
        Assert.Equal((HttpStatusCode.OK, "\"2\""), (put.StatusCode, put.Headers.ETag!.Tag));
        // Its answer may be lost: sent again it is no conflict.
        await PutAsync(client, """{"rules":[{"pattern":"A+"}]}""", "\"1\"").OkAsync();
        using var again = new HttpRequestMessage(HttpMethod.Get, "/api/lot-rules");
        again.Headers.TryAddWithoutValidation("If-None-Match", "\"2\"");
        Assert.Equal(HttpStatusCode.NotModified, (await client.SendAsync(again)).StatusCode);
    }

    [Fact]
    public async Task PutLotRules_Wrong_IsRefusedWithEveryPointer()
    {
        using var client = host.Client();

        var problem = await client.PutJsonAsync("/api/lot-rules", """
            {"rules":[
              {"item":"OATS"},
              {"item":" OATS ","name":"second"},
              {"item":"X","itemPrefix":"Y","pattern":"(a)\\1","normalisation":["shout"],"requiredAttributes":["expiry","colour"]},
              {"itemPrefix":"0950","action":"ignore"},{"companyPrefix":"9501","name":"items 0950*"},{"companyPrefix":"0950"},
              {"supplier":"S","name":"item OATS","color":1},
              {"name":"empty","item":"","supplier":" ","companyPrefix":"","itemPrefix":""}]}
            """).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.Equal(
            [
                "/rules/1 rule-conflict", "/rules/2 rule-conflict", "/rules/2/normalisation/0 invalid-value", "/rules/2/pattern pattern-invalid",
                "/rules/2/requiredAttributes/1 invalid-value", "/rules/3/action invalid-value", "/rules/4/name rule-conflict", "/rules/6/color unknown-field",
                "/rules/6/name rule-conflict", "/rules/7/companyPrefix invalid-value", "/rules/7/item invalid-value", "/rules/7/itemPrefix invalid-value",
                "/rules/7/supplier invalid-value",
            ],
            problem["errors"].Items().Select(e => $"{e["pointer"].Text()} {e["code"].Text()}").Order(StringComparer.Ordinal));
        Assert.Equal(0, (int)(await client.GetAsync("/api/lot-rules").OkAsync())["version"]!);
    }

    [Fact]
    public async Task Scans_OfALabelAsWritten_MeetTheLotAsItIsKept()
    {
        using var client = host.Client("ben");
        await client.PutJsonAsync("/api/lot-rules", """{"rules":[{"item":"OATS","normalisation":["trim","upper-case","strip-hyphens"]}]}""").OkAsync();

        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"OATS","lot":"ab-12","quantity":50,"unit":"KGM","supplier":"MILL","location":"DOCK"}""").OkAsync();
        await client.PostJsonAsync("/api/scans", """[{"type":"consume","item":"OATS","lot":"AB12","quantity":5,"unit":"KGM","workOrder":"W1"},{"type":"produce","item":"BAR","lot":"B1","workOrder":"W1","quantity":9,"unit":"EA","inputs":[{"item":"OATS","lot":"A-b12"}]}]""").OkAsync();
        await client.PostJsonAsync("/api/inspections", """{"item":"OATS","lot":"aB12","test":"Moisture","result":"fail"}""").OkAsync();

        foreach (var label in new[] { "ab-12", "AB12", "a-b-1-2" })
        {
            var lot = await client.GetAsync($"/api/lots?item=OATS&lot={label}").OkAsync();
            Assert.Equal(("AB12", "held", 45m), (lot["lot"].Text(), lot["status"].Text(), (decimal)lot["quantities"]!["onHand"]!));
        }

        var history = (await client.GetAsync("/api/lots/history?item=OATS&lot=ab12").OkAsync())["items"].Items().ToList();
        Assert.Equal([("ab-12", 1, "item OATS"), (null, 1, "item OATS"), ("aB12", 1, "item OATS")], history.Select(e => ((string?)e["labelledLot"], (int)e["ruleVersion"]!, e["rule"].Text())));
        var trace = await client.GetAsync("/api/lots/trace?item=OATS&lot=ab-12&direction=forward").OkAsync();
        Assert.Equal(["AB12", "B1"], trace["nodes"].Items().Select(n => n["lot"].Text()));
        var released = await client.PostJsonAsync("/api/lots/release", """{"lots":[{"item":"OATS","lot":"ab-12"},{"item":"OATS","lot":"AB12"}],"reason":"retested"}""").OkAsync();
        Assert.Equal(["AB12"], released["lots"].Items().Select(r => r["lot"].Text()));
        await client.PostJsonAsync("/api/scans", """{"type":"hold","item":"OATS","lot":"ab12-","reason":"smell"}""").OkAsync();
        Assert.Equal("held", (await client.GetAsync("/api/lots?item=OATS&lot=AB12").OkAsync())["status"].Text());
    }

    [Fact]
    public async Task Scans_ThatViolateARule_AreRejectedQuarantinedOrWarnedOf()
    {
        using var client = host.Client();
        await client.PutJsonAsync("/api/lot-rules", """
            {"rules":[
              {"name":"strict","item":"R","pattern":"[0-9]{4}","action":"reject"},
              {"name":"careful","item":"Q","requiredAttributes":["expiry"],"action":"quarantine"},
              {"name":"mild","item":"W","requiredAttributes":["production"],"action":"warn"}]}
            """).OkAsync();

        var outcome = await client.PostJsonAsync("/api/scans", """
            [{"type":"receive","item":"R","lot":"12","quantity":1,"unit":"EA"},
             {"type":"receive","item":"Q","lot":"1","quantity":1,"unit":"EA"},
             {"type":"receive","item":"W","lot":"1","quantity":1,"unit":"EA"}]
            """).OkAsync();

        Assert.Equal(["refused", "accepted", "accepted"], outcome["results"].Items().Select(r => r["status"].Text()));
        Assert.All(outcome["results"].Items(), r => Assert.Equal("lot-rule-violation", r["code"].Text()));
        Assert.Contains("rule 'strict' (version 1)", outcome["results"]![0]!["detail"].Text(), StringComparison.Ordinal);
        await client.GetAsync("/api/lots?item=R&lot=12").ProblemAsync(HttpStatusCode.NotFound, "not-found");

        var quarantined = await client.GetAsync("/api/lots?item=Q&lot=1").OkAsync();
        Assert.Equal(("quarantined", "rule/1/careful"), (quarantined["status"].Text(), quarantined["holds"]![0]!["key"].Text()));
        var stopped = await client.PostJsonAsync("/api/scans", """{"type":"consume","item":"Q","lot":"1","quantity":1,"unit":"EA","workOrder":"W"}""").ProblemAsync(HttpStatusCode.UnprocessableEntity, "all-refused");
        Assert.Equal("lot-quarantined", stopped["results"]![0]!["code"].Text());
        await client.PostJsonAsync("/api/lots/release", """{"lots":[{"item":"Q","lot":"1"}],"reason":"certificate seen"}""").OkAsync();
        Assert.Equal("available", (await client.GetAsync("/api/lots?item=Q&lot=1").OkAsync())["status"].Text());

        var warned = await client.GetAsync("/api/lots?item=W&lot=1").OkAsync();
        Assert.Equal("available", warned["status"].Text());
        Assert.Contains(warned["gaps"].Items(), g => g["code"].Text() == "lot-rule-violation");
        var told = (await client.GetAsync("/api/exceptions?source=lot-rules&code=lot-rule-violation").OkAsync())["items"].Items().ToList();
        Assert.Equal(["Q", "W"], told.Select(x => JsonNode.Parse(x["original"].Text())!["lot"]!["item"].Text()).Order());
    }

    [Fact]
    public async Task Receipts_ThatWait_AreQuarantinedByLotAndByUnitUntilAnInspectionPasses()
    {
        using var client = host.Client();
        await client.PutJsonAsync("/api/lot-rules", """{"rules":[{"supplier":"SUPPLIER1","quarantineOnReceipt":true}]}""").OkAsync();
        await AnnounceAsync(client, 1);
        Assert.Equal("announced", (await client.GetAsync("/api/lots?item=OATS&lot=LOT-1").OkAsync())["status"].Text());

        await client.PostJsonAsync("/api/scans", """[{"type":"receive","logisticUnit":"006141410000000012","location":"DOCK"},{"type":"receive","item":"OATS","lot":"9","supplier":"SUPPLIER1","quantity":1,"unit":"EA"}]""").OkAsync();

        foreach (var lot in new[] { "LOT-1", "9" })
        {
            Assert.Equal("quarantined", (await client.GetAsync($"/api/lots?item=OATS&lot={lot}").OkAsync())["status"].Text());
            await client.PostJsonAsync("/api/inspections", $$"""{"item":"OATS","lot":"{{lot}}","test":"Moisture","result":"pass"}""").OkAsync();
            Assert.Equal("available", (await client.GetAsync($"/api/lots?item=OATS&lot={lot}").OkAsync())["status"].Text());
        }
    }

    [Theory]
    [InlineData("reject", "rejected", "TED*848*lot-rule-violation", HttpStatusCode.NotFound)]
    [InlineData("quarantine", "processed", "TED*848*lot-rule-violation", HttpStatusCode.OK)]
    [InlineData("warn", "processed", "TED*848*lot-rule-violation", HttpStatusCode.OK)]
    public async Task ShipNotice_ThatViolatesARule_IsAnsweredAtItsLine(string action, string status, string said, HttpStatusCode lot)
    {
        using var client = host.Client();
        await client.PutJsonAsync("/api/lot-rules", $$"""{"rules":[{"name":"digits","item":"OATS","pattern":"[0-9]+","action":"{{action}}"}]}""").OkAsync();

        var document = await AnnounceAsync(client, 7);

        Assert.Equal(status, document["status"].Text());
        var error = Assert.Single(document["errors"].Items(), e => e["code"].Text() == "lot-rule-violation");
        Assert.Contains("rule 'digits' (version 1)", error["message"].Text(), StringComparison.Ordinal);
        var answer = Encoding.ASCII.GetString(await client.GetByteArrayAsync($"/api/documents/{document["documentId"].Text()}/acknowledgment"));
        Assert.Contains("ST*824*", answer, StringComparison.Ordinal);
        Assert.Contains(said, answer, StringComparison.Ordinal);
        using var found = await client.GetAsync("/api/lots?item=OATS&lot=LOT-1");
        Assert.Equal(lot, found.StatusCode);
        if (action == "quarantine") Assert.Equal("quarantined", (await client.GetAsync("/api/lots?item=OATS&lot=LOT-1").OkAsync())["status"].Text());
        Assert.Single((await client.GetAsync("/api/exceptions?code=lot-rule-violation").OkAsync())["items"].Items());
    }

    [Fact]
    public async Task ShipNotice_RefusedByARuleThatIsPutRight_IsAnnouncedByItsReplay()
    {
        using var client = host.Client();
        await client.PutJsonAsync("/api/lot-rules", """{"rules":[{"item":"OATS","pattern":"[0-9]+"}]}""").OkAsync();
        var document = await AnnounceAsync(client, 8);
        var exception = Assert.Single((await client.GetAsync("/api/exceptions?status=open").OkAsync())["items"].Items());
        await client.PutJsonAsync("/api/lot-rules", """{"rules":[{"item":"OATS","pattern":"LOT-[0-9]+"}]}""").OkAsync();

        await client.PostJsonAsync($"/api/exceptions/{exception["exceptionId"].Text()}/replay", "{}").OkAsync();

        await client.UntilAsync($"/api/documents/{document["documentId"].Text()}", d => d["status"].Text() == "processed");
        Assert.Equal("announced", (await client.GetAsync("/api/lots?item=OATS&lot=LOT-1").OkAsync())["status"].Text());
        Assert.Equal(2, (int)(await client.GetAsync("/api/lots/history?item=OATS&lot=LOT-1").OkAsync())["items"]![0]!["ruleVersion"]!);
    }

    [Fact]
    public async Task Check_OfALabel_SaysWhatItWouldBecomeAndRecordsNothing()
    {
        using var client = host.Client();
        await client.PutJsonAsync("/api/lot-rules", """
            {"rules":[{"name":"mill","supplier":"MILL","companyPrefix":"9501101","normalisation":["upper-case"],"pattern":"[A-Z]{2}[0-9]+","requiredAttributes":["expiry","production"],"action":"quarantine","quarantineOnReceipt":true,"releasedBy":"release"}]}
            """).OkAsync();

        var check = await client.PostJsonAsync("/api/lot-rules/check", """{"supplier":"MILL","barcode":"(01)09501101530003(17)270131(10)ab-1"}""").OkAsync();
        Assert.Equal(("quarantined", "09501101530003", "ab-1", "AB-1"), (check["outcome"].Text(), check["item"].Text(), check["labelled"].Text(), check["lot"].Text()));
        Assert.Equal(["pattern", "attribute-missing"], check["violations"].Items().Select(v => v["code"].Text()));
        Assert.Equal((1, "mill", true, "release", false), ((int)check["ruleVersion"]!, check["rule"]!["name"].Text(), (bool)check["quarantineOnReceipt"]!, check["releasedBy"].Text(), (bool)check["known"]!));

        var fine = await client.PostJsonAsync("/api/lot-rules/check", """{"supplier":"MILL","item":"9501101530003","lot":"ab1","attributes":{"expiry":"2027-01-31","production":"2026-01-31"}}""").OkAsync();
        Assert.Equal(("accepted", "AB1"), (fine["outcome"].Text(), fine["lot"].Text()));
        Assert.Empty(fine["violations"].Items());
        Assert.Null((await client.PostJsonAsync("/api/lot-rules/check", """{"supplier":"OTHER","item":"9501101530003","lot":"ab1"}""").OkAsync())["rule"]);
        Assert.Equal("lot-required", (await client.PostJsonAsync("/api/lot-rules/check", """{"item":"9501101530003"}""").OkAsync())["violations"]![0]!["code"].Text());
        await client.PostJsonAsync("/api/lot-rules/check", """{"lot":"1"}""").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
        await client.GetAsync("/api/lots?item=9501101530003&lot=ab1").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Lot_OfWhatIsNotRegistered_ListsItAmongItsGaps()
    {
        using var client = host.Client();
        await client.PostJsonAsync("/api/scans", """
            [{"type":"receive","item":"U","lot":"1","quantity":2,"unit":"EA","supplier":"NEW"},{"type":"ship","item":"U","lot":"1","quantity":1,"unit":"EA","shipment":"S","customer":"C9"}]
            """).OkAsync();
        Assert.Equal(["unknown-customer", "unknown-item", "unknown-supplier"], await GapsAsync());

        await client.PutJsonAsync("/api/items/U", "{}").OkAsync();
        await client.PutJsonAsync("/api/customers/C9", """{"name":"Nine"}""").OkAsync();
        Assert.Equal(["unknown-supplier"], await GapsAsync());

        async Task<IEnumerable<string>> GapsAsync() =>
            (await client.GetAsync("/api/lots?item=U&lot=1").OkAsync())["gaps"].Items().Select(g => g["code"].Text()).Order();
    }

    [Fact]
    public async Task WhatIsNotRegistered_WhereTheHouseRefusesIt_IsRefusedWithItsCode()
    {
        var strict = await TestHost.StartAsync(new Dictionary<string, string?>
        {
            ["LotFunctions:Intake:RefuseUnknownItems"] = "true",
            ["LotFunctions:Intake:RefuseUnknownSuppliers"] = "true",
            ["LotFunctions:Intake:RefuseUnknownCustomers"] = "true",
        });
        using var client = strict.Client();
        await client.PutJsonAsync("/api/items/OATS", "{}").OkAsync();

        var outcome = await client.PostJsonAsync("/api/scans", """
            [{"type":"receive","item":"OATS","lot":"1","quantity":2,"unit":"EA"},{"type":"receive","item":"RYE","lot":"1","quantity":2,"unit":"EA"},
             {"type":"receive","item":"OATS","lot":"2","quantity":2,"unit":"EA","supplier":"NEW"},
             {"type":"ship","item":"OATS","lot":"1","quantity":1,"unit":"EA","shipment":"S","customer":"C9"}]
            """).OkAsync();
        var document = await AnnounceAsync(client, 1);

        Assert.Equal([null, "unknown-item", "unknown-supplier", "unknown-customer"], outcome["results"].Items().Select(r => (string?)r["code"]));
        Assert.Equal(("rejected", "unknown-supplier"), (document["status"].Text(), document["errors"]![0]!["code"].Text()));
        await strict.DisposeAsync();
    }

    private static async Task<JsonObject> AnnounceAsync(HttpClient client, int control)
    {
        var posted = await client.PostBytesAsync("/api/asn?wait=30", Edi.ShipNotice(control, sscc: "006141410000000012")).JsonAsync(HttpStatusCode.Accepted);
        return await client.GetAsync(posted["links"]!["self"].Text()).OkAsync();
    }

    private static Task<HttpResponseMessage> PutAsync(HttpClient client, string json, string? ifMatch = null)
    {
        var request = new HttpRequestMessage(HttpMethod.Put, "/api/lot-rules") { Content = new StringContent(json, Encoding.UTF8, "application/json") };
        if (ifMatch is not null) request.Headers.TryAddWithoutValidation("If-Match", ifMatch);
        return client.SendAsync(request);
    }
}
