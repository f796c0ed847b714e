using System.Net;
using System.Net.Http.Headers;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Core.Intake;
using LotFunctions.Local.Hosting;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Api.Tests;

/// <summary>The host around the routes.</summary>
public sealed class HostTests(TestHost host) : IClassFixture<TestHost>
{
    [Theory]
    [InlineData("http://0.0.0.0:0")]
    [InlineData("http://*:7071")]
    [InlineData("http://+:7071")]
    [InlineData("http://[::]:7071")]
    [InlineData("http://192.0.2.1:7071")]
    [InlineData("http://host.example:7071")]
    [InlineData("http://localhost:7071;http://0.0.0.0:7072")]
    [InlineData("nonsense")]
    [InlineData("")]
    public void Build_OpenAndReachable_IsRefused(string urls)
    {
        using var folder = new TempFolder();

        Assert.Throws<LocalSetupException>(() => LocalHost.Build(new LocalOptions { DataFolder = folder.Path, Urls = urls }));
    }

    [Fact]
    public void Build_OpenWithAddressesInTheConfiguration_IsRefused()
    {
        using var folder = new TempFolder();
        var settings = new Dictionary<string, string?> { ["Kestrel:Endpoints:Http:Url"] = "http://0.0.0.0:7071" };

        Assert.Throws<LocalSetupException>(() => LocalHost.Build(new LocalOptions { DataFolder = folder.Path, Settings = settings }));
    }

    [Theory]
    [InlineData("name", "bad\nname")]
    [InlineData("sha256", "abc")]
    [InlineData("roles:0", "king")]
    [InlineData("supplier", "S1")]
    public void Build_WithABadKey_IsRefused(string field, string value)
    {
        using var folder = new TempFolder();
        var settings = TestHost.Keys(("k", "operator", null));
        settings[$"LotFunctions:ApiKeys:0:{field}"] = value;

        var refused = Assert.Throws<LocalSetupException>(() => LocalHost.Build(new LocalOptions { DataFolder = folder.Path, Settings = settings }));

        Assert.Contains("API key", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Build_OnAFolderInUse_IsRefused() =>
        Assert.Throws<LocalSetupException>(() => LocalHost.Build(new LocalOptions { DataFolder = host.DataFolder, Urls = "http://localhost:0" }));

    [Theory]
    [InlineData("GET", "/api/nothing", HttpStatusCode.NotFound, "not-found")]
    [InlineData("GET", "/api", HttpStatusCode.NotFound, "not-found")]
    [InlineData("DELETE", "/api/lots", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    [InlineData("PUT", "/api/asn", HttpStatusCode.MethodNotAllowed, "method-not-allowed")]
    public async Task Request_ToNoRoute_IsAProblem(string method, string path, HttpStatusCode status, string code)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(new HttpMethod(method), path);

        await client.SendAsync(request).ProblemAsync(status, code);
    }

    [Theory]
    [InlineData("/", HttpStatusCode.OK)]
    [InlineData("/health/live", HttpStatusCode.OK)]
    [InlineData("/api/items", HttpStatusCode.OK)]
    [InlineData("/api/items/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/nothing", HttpStatusCode.NotFound)]
    [InlineData("/api/scans", HttpStatusCode.MethodNotAllowed)]
    public async Task Head_OfAnyRoute_IsItsGetWithoutTheBody(string path, HttpStatusCode status)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Head, path);

        using var head = await client.SendAsync(request);
        using var get = await client.GetAsync(path);

        Assert.Equal((status, status), (head.StatusCode, get.StatusCode));
        Assert.Equal(get.Content.Headers.ContentType, head.Content.Headers.ContentType);
        Assert.Empty(await head.Content.ReadAsByteArrayAsync());
    }

    [Fact]
    public async Task Request_WithAMethodThatARouteDoesNotHave_IsToldThoseThatItHas()
    {
        using var client = host.Client();

        using var answer = await client.DeleteAsync("/api/lots");

        Assert.Equal(["GET", "HEAD"], answer.Content.Headers.Allow.Order());
    }

    [Theory]
    [InlineData("/api/scans", "application/json")]
    [InlineData("/api/scans", "application/x-ndjson")]
    [InlineData("/api/asn", "application/edi-x12")]
    [InlineData("/api/lots/hold", "application/json")]
    [InlineData("/api/recalls", "application/json")]
    [InlineData("/api/exceptions/none/dismiss", "application/json")]
    public async Task Body_ThatIsPacked_IsRefusedAsSuchEverywhere(string path, string contentType)
    {
        using var client = host.Client();
        var body = new ByteArrayContent([0x1f, 0x8b, 8, 0]);
        body.Headers.ContentType = new MediaTypeHeaderValue(contentType);
        body.Headers.ContentEncoding.Add("gzip");

        await client.PostAsync(path, body).ProblemAsync(HttpStatusCode.UnsupportedMediaType, "content-encoding-not-supported");
    }

    [Theory]
    [InlineData("multipart/form-data", "x")]
    [InlineData("multipart/form-data; boundary=y", "x")]
    [InlineData("multipart/form-data; boundary=y", "--y\r\nContent-Disposition: form-data; name=\"onHand\"\r\n\r\n1")]
    [InlineData("application/x-www-form-urlencoded", null)]
    public async Task AnswerForm_ThatCannotBeRead_IsAProblemOfTheCallers(string contentType, string? form)
    {
        using var client = host.Client();
        var body = new StringContent(form ?? string.Join('&', Enumerable.Range(0, 2000).Select(i => $"a{i}=1")));
        body.Headers.ContentType = MediaTypeHeaderValue.Parse(contentType);

        await client.PostAsync("/api/notices/none", body).ProblemAsync(HttpStatusCode.BadRequest, "form-invalid");
    }

    [Theory]
    [InlineData("X-User", "a<b>", HttpStatusCode.BadRequest, "user-invalid")]
    [InlineData("Host", "evil.example", HttpStatusCode.Forbidden, "foreign-origin")]
    [InlineData("Origin", "http://evil.example", HttpStatusCode.Forbidden, "foreign-origin")]
    [InlineData("Origin", "null", HttpStatusCode.Forbidden, "foreign-origin")]
    public async Task OpenHost_ForAForeignPageOrAnOddName_Refuses(string header, string value, HttpStatusCode status, string code)
    {
        using var client = host.Client();
        client.DefaultRequestHeaders.TryAddWithoutValidation(header, value);

        await client.GetAsync("/api/recalls").ProblemAsync(status, code);
    }

    [Fact]
    public async Task OpenHost_RecordsUnderTheUsersName()
    {
        using var client = host.Client("Grace H.");

        await client.PostJsonAsync("/api/scans", """{"type":"receive","item":"H-A","lot":"1","quantity":1,"unit":"EA"}""").OkAsync();

        var history = await client.GetAsync("/api/lots/history?item=H-A&lot=1").OkAsync();
        Assert.Equal("Grace H.", history["items"]![0]!["recordedBy"].Text());
    }

    [Theory]
    [InlineData("/api/health/live")]
    [InlineData("/health/live")]
    [InlineData("/api/health/ready")]
    [InlineData("/health/ready")]
    public async Task Health_OfASoundHost_IsHealthy(string path)
    {
        using var client = host.Client();

        var health = await client.GetAsync(path).OkAsync();

        Assert.Equal("healthy", health["status"].Text());
        if (path.EndsWith("ready", StringComparison.Ordinal)) Assert.Equal(["blobs", "ledger", "queues"], health["dependencies"]!.AsObject().Select(d => d.Key).Order());
    }

    [Fact]
    public async Task Console_AtTheRoot_IsAPageThatRunsOnlyItsOwnScript()
    {
        using var client = host.Client();

        using var page = await client.GetAsync("/");

        Assert.Equal("text/html", page.Content.Headers.ContentType?.MediaType);
        Assert.Contains("script-src 'self'", page.Headers.GetValues("Content-Security-Policy").Single(), StringComparison.Ordinal);
        Assert.Equal("text/javascript", (await client.GetAsync("/console.js")).Content.Headers.ContentType?.MediaType);
        foreach (var module in new[] { "api", "console", "dom", "lists", "lots", "overview", "recall-form", "recalls", "router" })
        {
            Assert.DoesNotContain("innerHTML", await client.GetStringAsync($"/{module}.js"), StringComparison.Ordinal);
        }
    }

    [Fact]
    public async Task Caller_OverItsRate_IsToldWhenToComeBackAndHarmsNobodyElse()
    {
        var limited = await TestHost.StartAsync(new Dictionary<string, string?> { ["LotFunctions:Rate:Burst"] = "3", ["LotFunctions:Rate:PerSecond"] = "1" });
        try
        {
            using var greedy = limited.Client("greedy");
            using var modest = limited.Client("modest");
            HttpResponseMessage answer;
            do answer = await greedy.GetAsync("/api/items");
            while (answer.StatusCode == HttpStatusCode.OK);

            Assert.True(answer.Headers.RetryAfter!.Delta > TimeSpan.Zero);
            await Task.FromResult(answer).ProblemAsync(HttpStatusCode.TooManyRequests, "rate-exceeded");
            await modest.GetAsync("/api/items").OkAsync();
        }
        finally
        {
            await limited.DisposeAsync();
        }
    }

    [Fact]
    public async Task Queue_WithAPoisonedMessage_RaisesItAndGoesOn()
    {
        using var client = host.Client("quality");
        var sender = host.Services.GetRequiredService<IMessageSender>();
        await sender.SendAsync(QueueNames.ScansInbound, "poison-1", "no json at all"u8.ToArray(), default);
        await sender.SendAsync(
            QueueNames.ScansInbound, "good-1", """{"type":"receive","item":"H-Q","lot":"1","quantity":1,"unit":"EA"}"""u8.ToArray(), default);

        var raised = await client.UntilAsync("/api/exceptions?status=open", l => l["items"].Items().Any(e => e["messageId"]?.Text() == "poison-1"));
        await client.UntilAsync("/api/lots/search?q=H-Q", l => l["items"]!.AsArray().Count > 0);

        var exception = raised["items"].Items().Single(e => e["messageId"]?.Text() == "poison-1");
        Assert.Equal(("invalid-json", "no json at all"), (exception["code"].Text(), exception["original"].Text()));
        var path = $"/api/exceptions/{exception["exceptionId"].Text()}";
        Assert.Equal("replayed", (await client.PostJsonAsync($"{path}/replay", "{}").OkAsync())["status"].Text());
        await client.PostJsonAsync($"{path}/replay", "{}").ProblemAsync(HttpStatusCode.Conflict, "wrong-state");

        var second = await client.UntilAsync("/api/exceptions?status=open", l => l["items"].Items().Any(e => e["messageId"]?.Text() == "poison-1"));
        var died = second["items"].Items().Single(e => e["messageId"]?.Text() == "poison-1");
        Assert.Equal("dismissed", (await client.PostJsonAsync($"/api/exceptions/{died["exceptionId"].Text()}/dismiss", "{}").OkAsync())["status"].Text());
        await client.PostJsonAsync("/api/exceptions/none/replay", "{}").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private sealed class TempFolder : IDisposable
    {
        private readonly DirectoryInfo folder = Directory.CreateTempSubdirectory("lotfunctions-api-");

        public string Path => folder.FullName;

        public void Dispose() => folder.Delete(recursive: true);
    }
}
