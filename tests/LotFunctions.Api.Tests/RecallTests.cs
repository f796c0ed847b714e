using System.CommandLine;
using System.IO.Compression;
using System.Net;
using System.Net.Http.Headers;
using System.Text.Json.Nodes;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Local.Commands;

namespace LotFunctions.Api.Tests;

/// <summary>A recall over HTTP, from its start to the evidence package.</summary>
public sealed class RecallTests(TestHost host) : IClassFixture<TestHost>
{
    private const string Customer = "ODD/CO & Söhne.v2";

    [Fact]
    public async Task Recall_ToItsEnd_NotifiesTakesAnswersAndPacksTheEvidence()
    {
        using var anna = host.Client("anna");
        using var ben = host.Client("ben");
        await ShipAsync(anna, "R-A", "1");

        var started = await anna.PostJsonAsync("/api/recalls", Request("R-A", "1")).JsonAsync(HttpStatusCode.Accepted);
        var path = started["links"]!["self"].Text();
        var waiting = await anna.UntilAsync(path, r => r["status"].Text() != "tracing");
        Assert.Equal("awaiting-approval", waiting["status"].Text());
        Assert.Equal((1, "I"), ((int)waiting["scope"]!["lots"]!, waiting["class"].Text()));
        Assert.Equal("""[{"quantity":7,"unit":"EA"}]""", waiting["scope"]!["quantityShipped"]!.ToJsonString());

        await anna.PostJsonAsync($"{path}/approve", """{"comment":"mine"}""").ProblemAsync(HttpStatusCode.Forbidden, "starter-may-not-approve");
        using var sameAnna = host.Client("Anna");
        await sameAnna.PostJsonAsync($"{path}/approve", """{"comment":"mine"}""").ProblemAsync(HttpStatusCode.Forbidden, "starter-may-not-approve");
        await anna.PostJsonAsync($"{path}/close", """{"comment":"early"}""").ProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        foreach (var decision in new[] { "approve", "reject", "cancel", "close" })
        {
            await ben.PostJsonAsync($"{path}/{decision}", "{}").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
        }

        await anna.PostJsonAsync("/api/lots/release", """{"lots":[{"item":"R-A","lot":"1"}],"reason":"no"}""").ProblemAsync(HttpStatusCode.Conflict, "recall-open");
        await DecideAsync(ben, $"{path}/approve");
        await ben.UntilAsync(path, r => r["status"].Text() == "monitoring");

        var scope = await ben.GetAsync($"{path}/scope").OkAsync();
        Assert.Equal(Customer, Assert.Single(scope["customers"].Items())["customer"].Text());
        var table = await GetAsync(ben, $"{path}/scope", "text/csv");
        Assert.Contains("R-S1", await table.Content.ReadAsStringAsync(), StringComparison.Ordinal);
        await ben.GetAsync($"{path}/scope?version=99").ProblemAsync(HttpStatusCode.NotFound, "not-found");

        var notice = Assert.Single((await ben.GetAsync($"{path}/notices").OkAsync())["items"].Items());
        Assert.Equal(Customer, notice["customer"].Text());
        foreach (var (kind, type) in new[] { ("html", "text/html"), ("pdf", "application/pdf"), ("json", "application/json"), ("csv", "text/csv") })
        {
            using var file = await ben.GetAsync(notice["files"]![kind]!["href"].Text());
            Assert.Equal((HttpStatusCode.OK, type), (file.StatusCode, file.Content.Headers.ContentType?.MediaType));
        }

        await AnswerAsync(notice["answerUrl"].Text());
        Assert.Equal(1, (int)(await ben.GetAsync(path).OkAsync())["notices"]!["answered"]!);

        await DecideAsync(ben, $"{path}/close");
        await ben.UntilAsync(path, r => r["status"].Text() == "closed");
        var content = await ben.GetByteArrayAsync($"{path}/package");
        using var package = new ZipArchive(new MemoryStream(content));
        Assert.NotNull(package.GetEntry("manifest.json"));
        await VerifyPackageAsync(content);
    }

    [Fact]
    public async Task Recall_LateShipment_ExtendsTheScopeByItselfAndTellsItsCustomerAlone()
    {
        using var anna = host.Client("anna");
        using var ben = host.Client("ben");
        await ShipAsync(anna, "R-L", "1");
        var started = await anna.PostJsonAsync("/api/recalls", Request("R-L", "1")).JsonAsync(HttpStatusCode.Accepted);
        var path = started["links"]!["self"].Text();
        await anna.UntilAsync(path, r => r["status"].Text() == "awaiting-approval");
        await DecideAsync(ben, $"{path}/approve");
        await ben.UntilAsync(path, r => r["status"].Text() == "monitoring");

        await anna.PostJsonAsync("/api/scans", """
            [{"type":"ship","item":"R-L","lot":"1","quantity":2,"unit":"EA","shipment":"R-S2","customer":"LATE","asExecuted":true}]
            """).OkAsync();

        var extended = await ben.UntilAsync(path, r => (int)r["scopeVersion"]! == 2);
        Assert.Equal(("awaiting-approval", 1), (extended["status"].Text(), (int)extended["approvedVersion"]!));
        var diff = await ben.GetAsync($"{path}/scope?diff=1").OkAsync();
        Assert.Equal("R-S2", Assert.Single(diff["addedShipments"].Items())["shipment"].Text());
        Assert.Equal("LATE", Assert.Single(diff["customers"].Items())["customer"].Text());
        Assert.Equal(
            ["change,kind,item,lot,grade,customer,shipment,supplier,document,logisticUnit,quantity,unit,announced,received", "added,shipment,R-L,1,definite,LATE,R-S2,,,,2,EA,,"],
            (await CsvAsync(ben, $"{path}/scope?diff=1")).Select(l => l[..l.LastIndexOf(',')]));
        var first = await ben.GetAsync($"{path}/scope?version=1").OkAsync();
        Assert.Equal([Customer], first["customers"].Items().Select(c => c["customer"].Text()));
        await ben.PostJsonAsync($"{path}/approve", """{"comment":"the first one","version":1}""").ProblemAsync(HttpStatusCode.Conflict, "wrong-state");
        await ben.PostJsonAsync($"{path}/cancel", """{"comment":"too late"}""").ProblemAsync(HttpStatusCode.Conflict, "wrong-state");

        await ben.PostJsonAsync($"{path}/approve", """{"comment":"go","version":2}""").OkAsync();
        await ben.UntilAsync(path, r => r["status"].Text() == "monitoring");
        var notices = (await ben.GetAsync($"{path}/notices").OkAsync())["items"].Items();
        Assert.Equal([("LATE", 2), (Customer, 1)], notices.Select(n => (n["customer"].Text(), (int)n["version"]!)));
    }

    [Fact]
    public async Task Recall_MoreOfTheLotAnnounced_ExtendsTheScopeByWhatCanStillBeStopped()
    {
        using var anna = host.Client("anna");
        using var ben = host.Client("ben");
        await ShipAsync(anna, "R-AN", "1");
        var started = await anna.PostJsonAsync("/api/recalls", Request("R-AN", "1")).JsonAsync(HttpStatusCode.Accepted);
        var path = started["links"]!["self"].Text();
        await anna.UntilAsync(path, r => r["status"].Text() == "awaiting-approval");

        await anna.PostJsonAsync("/api/asn?wait=20", """
            {"sender":{"qualifier":"ZZ","id":"LATE-S"},"controlNumber":"1","notices":[{"purpose":"original","shipmentId":"LATE-1",
              "lines":[{"item":"R-AN","quantity":7,"unit":"EA","lots":[{"lot":"1"}]}]}]}
            """).JsonAsync(HttpStatusCode.Accepted);

        await ben.UntilAsync(path, r => (int)r["scopeVersion"]! == 2);
        var diff = await ben.GetAsync($"{path}/scope?diff=1").OkAsync();
        Assert.Equal(7, (decimal)Assert.Single(diff["addedReceipts"].Items())["announced"]!);
        Assert.Contains("added,receipt,R-AN,1,", string.Join('\n', await CsvAsync(ben, $"{path}/scope?diff=1")), StringComparison.Ordinal);
        Assert.Equal(7, (decimal)Assert.Single((await ben.GetAsync($"{path}/scope").OkAsync())["stoppable"].Items())["quantity"]!);
    }

    [Fact]
    public async Task Recall_FurtherVersionRejected_ShowsTheScopeThatCustomersKnow()
    {
        using var anna = host.Client("anna");
        using var ben = host.Client("ben");
        await ShipAsync(anna, "R-N", "1");
        var started = await anna.PostJsonAsync("/api/recalls", Request("R-N", "1")).JsonAsync(HttpStatusCode.Accepted);
        var path = started["links"]!["self"].Text();
        await anna.UntilAsync(path, r => r["status"].Text() == "awaiting-approval");
        await DecideAsync(ben, $"{path}/approve");
        await ben.UntilAsync(path, r => r["status"].Text() == "monitoring");
        await anna.PostJsonAsync("/api/scans", """
            [{"type":"ship","item":"R-N","lot":"1","quantity":2,"unit":"EA","shipment":"R-S3","customer":"WRONG","asExecuted":true}]
            """).OkAsync();
        var waiting = await ben.UntilAsync(path, r => (int)r["scopeVersion"]! == 2);
        Assert.Equal((2, 1), ((int)waiting["scope"]!["customers"]!, (int)waiting["notices"]!["total"]!));

        await DecideAsync(ben, $"{path}/reject");

        var recall = await ben.UntilAsync(path, r => r["status"].Text() == "monitoring");
        Assert.Equal((1, 1, 2), ((int)recall["scopeVersion"]!, (int)recall["approvedVersion"]!, (int)recall["tracedVersion"]!));
        Assert.Equal((1, 1), ((int)recall["scope"]!["customers"]!, (int)recall["notices"]!["total"]!));
        Assert.Equal([Customer], (await ben.GetAsync($"{path}/scope").OkAsync())["customers"].Items().Select(c => c["customer"].Text()));
        Assert.Equal(2, (await ben.GetAsync($"{path}/scope?version=2").OkAsync())["customers"].Items().Count());
        var effectiveness = await ben.GetAsync($"{path}/effectiveness").OkAsync();
        Assert.Equal((1, 1), ((int)effectiveness["scopeVersion"]!, (int)effectiveness["consignees"]!["total"]!));
    }

    [Fact]
    public async Task StartRecall_WithBadFields_TellsAllOfThem()
    {
        using var client = host.Client("anna");

        var problem = await client.PostJsonAsync("/api/recalls", """{"kind":"joke","lots":[{"item":"A"}],"colour":"red"}""").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        var pointers = problem["errors"].Items().Select(e => e["pointer"].Text()).ToList();
        foreach (var expected in new[] { "/title", "/kind", "/reason", "/lots/0/lot", "/colour" }) Assert.Contains(expected, pointers);
    }

    [Theory]
    [InlineData("")]
    [InlineData("/scope")]
    [InlineData("/notices")]
    [InlineData("/notices/X.html")]
    [InlineData("/notices/nodot")]
    [InlineData("/effectiveness")]
    [InlineData("/package")]
    public async Task GetRecall_Unknown_IsNotFound(string part)
    {
        using var client = host.Client();

        await client.GetAsync($"/api/recalls/none{part}").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Notice_OfAnUnknownToken_IsNotFound()
    {
        using var client = host.Client();

        await client.GetAsync("/api/notices/none").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await client.PostJsonAsync("/api/notices/none", "{}").ProblemAsync(HttpStatusCode.NotFound, "not-found");
        await client.GetAsync($"/api/notices/{new string('a', 5000)}").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    [Fact]
    public async Task Drill_OfALotThatNobodyChose_SaysHowItWasPickedAndHowItWent()
    {
        using var anna = host.Client("anna");
        using var ben = host.Client("ben");
        await ShipAsync(anna, "R-D", "1");

        var started = await anna.PostJsonAsync("/api/recalls/drills", """{"seed":"2026-11","months":1}""").JsonAsync(HttpStatusCode.Accepted);
        var again = await anna.PostJsonAsync("/api/recalls/drills", """{"seed":"2026-11","months":1}""").OkAsync();

        Assert.Equal("2026-11", started["pick"]!["seed"].Text());
        Assert.Equal(started["recallId"].Text(), again["recallId"].Text());
        var path = started["links"]!["self"].Text();
        await anna.UntilAsync(path, r => r["status"].Text() == "awaiting-approval");
        var report = await ben.GetAsync($"{path}/drill-report").OkAsync();
        Assert.Equal((true, true, 7200), ((bool)report["trace"]!["isMet"]!, (bool)report["scope"]!["isMet"]!, (int)report["trace"]!["targetSeconds"]!));
        Assert.Equal(100, (int)report["reconciled"]!["percent"]!);
        await DecideAsync(ben, $"{path}/approve");
        await ben.UntilAsync(path, r => r["status"].Text() == "monitoring");
        await DecideAsync(ben, $"{path}/close");
        await ben.UntilAsync(path, r => r["status"].Text() == "closed");
        using var package = new ZipArchive(await ben.GetStreamAsync($"{path}/package"));
        Assert.NotNull(package.GetEntry("drill-report.json"));
        await anna.PostJsonAsync("/api/recalls/drills", """{"months":0,"bogus":1}""").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
        await anna.GetAsync("/api/recalls/none/drill-report").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    /// <summary>On another machine: the file alone, whole and with a byte of it changed.</summary>
    private static async Task VerifyPackageAsync(byte[] package)
    {
        var file = Path.GetTempFileName();
        try
        {
            await File.WriteAllBytesAsync(file, package);
            Assert.Equal(ExitCode.Done, (await RunAsync(file)).ExitCode);

            using (var zip = ZipFile.Open(file, ZipArchiveMode.Update))
            {
                zip.GetEntry("decision.json")!.Delete();
            }

            var (exitCode, output) = await RunAsync(file);
            Assert.Equal(ExitCode.Findings, exitCode);
            Assert.Contains("entry-missing decision.json", output, StringComparison.Ordinal);
        }
        finally
        {
            File.Delete(file);
        }

        Assert.Equal(ExitCode.Setup, (await RunAsync(file)).ExitCode);
    }

    private static async Task<(int ExitCode, string Output)> RunAsync(string package)
    {
        var output = new StringWriter();
        var exitCode = await VerifyCommand.Create().Parse(["--package", package]).InvokeAsync(new InvocationConfiguration { Output = output, Error = output });
        return (exitCode, output.ToString());
    }

    private async Task AnswerAsync(string url)
    {
        using var customer = new HttpClient();
        Assert.StartsWith(host.Address.ToString(), url, StringComparison.Ordinal);

        using var page = await GetAsync(customer, url, "text/html");
        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("form-action 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("no-referrer", page.Headers.GetValues("Referrer-Policy").Single());
        Assert.True(page.Headers.CacheControl!.NoStore);

        using var form = new FormUrlEncodedContent([new("onHand", "3"), new("comment", "<b>bold</b>")]);
        using var request = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("text/html"));
        using var answered = await customer.SendAsync(request);
        Assert.Equal(HttpStatusCode.OK, answered.StatusCode);
        Assert.DoesNotContain("<b>bold", await answered.Content.ReadAsStringAsync(), StringComparison.Ordinal);

        var posted = await customer.PostJsonAsync(url, """{"onHand":2,"destroyed":"5"}""").OkAsync();
        Assert.Equal([3m, 2m], posted["answers"].Items().Select(a => (decimal)a["onHand"]!));
        var wrong = await customer.PostJsonAsync(url, """{"onHand":"many","bogus":1}""").ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
        Assert.Equal(["/bogus", "/onHand"], wrong["errors"].Items().Select(e => e["pointer"].Text()).Order());
        await PostWrongFormsAsync(customer, url);
        await customer.PostBytesAsync(url, [1], "text/xml").ProblemAsync(HttpStatusCode.UnsupportedMediaType, "content-type-not-supported");
    }

    /// <summary>Of all that is refused nothing is recorded, not even that somebody answered.</summary>
    private static async Task PostWrongFormsAsync(HttpClient customer, string url)
    {
        using var misspelt = new FormUrlEncodedContent([new("onHnd", "1")]);
        using var twice = new FormUrlEncodedContent([new("onHand", "1"), new("onHand", "2")]);
        var before = await AnswersAsync(customer, url);
        foreach (var (form, code) in new[] { (misspelt, "unknown-field"), (twice, "duplicate-field") })
        {
            using var asJson = new HttpRequestMessage(HttpMethod.Post, url) { Content = form };
            asJson.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue("application/json"));
            var problem = await customer.SendAsync(asJson).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
            Assert.Equal(code, problem["errors"].Items().Single()["code"].Text());
        }

        using var asPage = new FormUrlEncodedContent([new("onHnd", "1"), new("comment", "kept as typed")]);
        using var page = await customer.PostAsync(url, asPage);
        Assert.Equal(HttpStatusCode.BadRequest, page.StatusCode);
        var html = await page.Content.ReadAsStringAsync();
        Assert.Contains("onHnd", html, StringComparison.Ordinal);
        Assert.Contains("kept as typed", html, StringComparison.Ordinal);
        Assert.Equal(before, await AnswersAsync(customer, url));
    }

    private static async Task<int> AnswersAsync(HttpClient customer, string url)
    {
        using var page = await GetAsync(customer, url, "application/json");
        return JsonNode.Parse(await page.Content.ReadAsStringAsync())!["answers"].Items().Count();
    }

    private static async Task DecideAsync(HttpClient client, string path)
    {
        using var response = await client.PostJsonAsync(path, """{"comment":"decided"}""");
        Assert.True(response.StatusCode is HttpStatusCode.OK or HttpStatusCode.Accepted, await response.Content.ReadAsStringAsync());
    }

    private static async Task<string[]> CsvAsync(HttpClient client, string path)
    {
        using var response = await GetAsync(client, path, "text/csv");
        return (await response.EnsureSuccessStatusCode().Content.ReadAsStringAsync()).Split("\r\n", StringSplitOptions.RemoveEmptyEntries);
    }

    private static Task<HttpResponseMessage> GetAsync(HttpClient client, string path, string accept)
    {
        var request = new HttpRequestMessage(HttpMethod.Get, path);
        request.Headers.Accept.Add(new MediaTypeWithQualityHeaderValue(accept));
        return client.SendAsync(request);
    }

    private static async Task ShipAsync(HttpClient client, string item, string lot)
    {
        var outcome = await client.PostJsonAsync("/api/scans", $$"""
            [{"type":"receive","item":"{{item}}","lot":"{{lot}}","quantity":10,"unit":"EA","supplier":"S"},
             {"type":"ship","item":"{{item}}","lot":"{{lot}}","quantity":7,"unit":"EA","shipment":"R-S1","customer":"{{Customer}}"}]
            """).OkAsync();
        Assert.Equal(2, (int)outcome["accepted"]!);
    }

    private static string Request(string item, string lot) => $$"""
        {"title":"Bad {{item}}","kind":"recall","class":"I","reason":"Glass was found.","hazard":"It can cut.","instructions":"Stop use.",
         "contact":"quality@house.example","lots":[{"item":"{{item}}","lot":"{{lot}}"}]}
        """;
}
