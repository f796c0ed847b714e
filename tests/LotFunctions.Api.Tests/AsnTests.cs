using System.Net;
using System.Text;
using System.Text.Json;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Api.Tests;

/// <summary>Ship notices at the door.</summary>
public sealed class AsnTests(TestHost host) : IClassFixture<TestHost>
{
    [Fact]
    public async Task PostAsn_NewThenTheSameBytes_IsAcceptedOnceAndProcessed()
    {
        using var client = host.Client();
        var bytes = Edi.ShipNotice(100, lot: "AL-1");

        var first = await client.PostBytesAsync("/api/asn?wait=60", bytes).JsonAsync(HttpStatusCode.Accepted);
        var again = await client.PostBytesAsync("/api/asn", bytes, "text/plain").JsonAsync(HttpStatusCode.OK);

        Assert.Equal("processed", first["status"].Text());
        Assert.Equal(first["documentId"].Text(), again["documentId"].Text());
        var document = await client.GetAsync(first["links"]!["self"].Text()).OkAsync();
        Assert.Equal(("x12", "000000100"), (document["format"].Text(), document["controlNumber"].Text()));
        Assert.Equal("AL-1", document["lots"].Items().Single()["lot"].Text());
        var raw = await client.GetAsync(first["links"]!["raw"].Text());
        Assert.Equal(bytes, await raw.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/edi-x12", raw.Content.Headers.ContentType?.MediaType);
    }

    [Fact]
    public async Task PostAsn_New_SaysWhereTheDocumentIs()
    {
        using var client = host.Client();

        using var response = await client.PostBytesAsync("/api/asn", Edi.ShipNotice(101));

        Assert.Equal(HttpStatusCode.Accepted, response.StatusCode);
        await client.GetAsync(response.Headers.Location).OkAsync();
    }

    [Fact]
    public async Task ListDocuments_OneOfManyLots_IsBriefAndSaysSo()
    {
        using var client = host.Client();
        var notice = new
        {
            sender = new { qualifier = "ZZ", id = "MANYLOTS" },
            controlNumber = "1",
            notices = new[]
            {
                new
                {
                    purpose = "original", shipmentId = "MANY-1",
                    lines = Enumerable.Range(1, 150).Select(i => new { item = "OATS", quantity = 1, unit = "EA", lots = new[] { new { lot = $"M-{i}" } } }),
                },
            },
        };

        var posted = await client.PostBytesAsync("/api/asn?wait=60", JsonSerializer.SerializeToUtf8Bytes(notice)).JsonAsync(HttpStatusCode.Accepted);

        var whole = await client.GetAsync(posted["links"]!["self"].Text()).OkAsync();
        var listed = (await client.GetAsync("/api/documents?limit=1000").OkAsync())["items"].Items().Single(d => d["documentId"].Text() == posted["documentId"].Text());
        Assert.Equal((150, false), (whole["lots"].Items().Count(), whole["moreLots"]!.GetValue<bool>()));
        Assert.Equal((100, true), (listed["lots"].Items().Count(), listed["moreLots"]!.GetValue<bool>()));
    }

    [Fact]
    public async Task PostAsn_ControlNumberWithOtherContent_IsRefused()
    {
        using var client = host.Client();
        var first = await client.PostBytesAsync("/api/asn", Edi.ShipNotice(102, quantity: 5)).JsonAsync(HttpStatusCode.Accepted);

        var problem = await client.PostBytesAsync("/api/asn", Edi.ShipNotice(102, quantity: 6)).ProblemAsync(HttpStatusCode.Conflict, "control-number-reused");

        Assert.Equal(first["documentId"].Text(), problem["documentId"].Text());
    }

    [Fact]
    public async Task PostAsn_Garbage_IsRefusedWithErrors()
    {
        using var client = host.Client();

        var problem = await client.PostBytesAsync("/api/asn", Encoding.UTF8.GetBytes("this is no interchange")).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.NotEmpty(problem["errors"].Items());
    }

    [Fact]
    public async Task PostAsn_Empty_IsRefused()
    {
        using var client = host.Client();

        await client.PostBytesAsync("/api/asn", []).ProblemAsync(HttpStatusCode.BadRequest, "body-empty");
    }

    [Fact]
    public async Task PostAsn_Truncated_IsNeverProcessedAsWhole()
    {
        using var client = host.Client();
        var whole = Edi.ShipNotice(103, lot: "TRUNCATED-1");

        using var response = await client.PostBytesAsync("/api/asn?wait=60", whole[..(whole.Length - 40)]);

        var text = await response.Content.ReadAsStringAsync();
        Assert.True(response.StatusCode is HttpStatusCode.Accepted or HttpStatusCode.BadRequest, text);
        Assert.DoesNotContain("\"processed\"", text, StringComparison.Ordinal);
        var document = await client.GetAsync($"/api/documents/{System.Text.Json.Nodes.JsonNode.Parse(text)!["documentId"].Text()}").OkAsync();
        var error = document["errors"].Items().First();
        Assert.NotNull(error["segment"]);
        Assert.NotNull(error["offset"]);
    }

    [Theory]
    [InlineData(true)]
    [InlineData(false)]
    public async Task PostAsn_SixtyMegabytes_IsRefusedAndLeavesNoTrace(bool tellsItsLength)
    {
        using var client = host.Client();
        var before = await CountsAsync();
        var body = new byte[60 * 1024 * 1024];
        Encoding.ASCII.GetBytes("ISA*00*").CopyTo(body, 0);
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/asn") { Content = new ByteArrayContent(body) };
        if (!tellsItsLength) request.Headers.TransferEncodingChunked = true;

        await client.SendAsync(request).ProblemAsync(HttpStatusCode.RequestEntityTooLarge, "body-too-large");

        Assert.Equal(before, await CountsAsync());
    }

    [Fact]
    public async Task PostAsn_CallerThatGoesAway_LeavesNoTrace()
    {
        var before = await CountsAsync();
        using (var socket = new System.Net.Sockets.TcpClient())
        {
            await socket.ConnectAsync(host.Address.Host == "localhost" ? "127.0.0.1" : host.Address.Host, host.Address.Port);
            var head = $"POST /api/asn HTTP/1.1\r\nHost: {host.Address.Authority}\r\nContent-Length: 3000000\r\n\r\n";
            await socket.GetStream().WriteAsync((byte[])[.. Encoding.ASCII.GetBytes(head), .. Edi.ShipNotice(105), .. new byte[1_000_000]]);
            await WaitForSpoolAsync(isEmpty: false);
        }

        await WaitForSpoolAsync(isEmpty: true);
        Assert.Equal(before, await CountsAsync());
    }

    [Theory]
    [InlineData("gzip", HttpStatusCode.UnsupportedMediaType)]
    [InlineData("identity", HttpStatusCode.Accepted)]
    public async Task PostAsn_ContentEncoding_IsTakenOnlyAsItIs(string encoding, HttpStatusCode expected)
    {
        using var client = host.Client();
        using var request = new HttpRequestMessage(HttpMethod.Post, "/api/asn") { Content = new ByteArrayContent(Edi.ShipNotice(106)) };
        request.Content.Headers.ContentEncoding.Add(encoding);

        using var response = await client.SendAsync(request);

        Assert.Equal(expected, response.StatusCode);
        Assert.Equal(expected == HttpStatusCode.UnsupportedMediaType ? "identity" : null, response.Headers.TryGetValues("Accept-Encoding", out var taken) ? taken.Single() : null);
    }

    [Fact]
    public async Task PostAsn_Json_IsProcessedAndItsErrorsHavePointers()
    {
        using var client = host.Client();
        var body = """
            {"sender":{"id":"SUPPLIER1"},"controlNumber":"J-1","notices":[
              {"purpose":"original","shipmentId":"J","lines":[{"item":"OATS","quantity":5,"unit":"EA","lots":[{"lot":"JSON-1"}]}]},
              {"purpose":"original","shipmentId":"K","lines":[{"item":"OATS","quantity":5}]}]}
            """u8.ToArray();

        var posted = await client.PostBytesAsync("/api/asn?wait=60", body).JsonAsync(HttpStatusCode.Accepted);
        var document = await client.GetAsync(posted["links"]!["self"].Text()).OkAsync();
        var problem = await client.PostBytesAsync("/api/asn", """{"sender":{},"notices":[]}"""u8.ToArray()).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        Assert.Equal(("json", "partly-processed", "J-1"), (document["format"].Text(), document["status"].Text(), document["controlNumber"].Text()));
        Assert.Equal("JSON-1", document["lots"].Items().Single()["lot"].Text());
        Assert.Contains("/notices/1/lines/0/unit", document["errors"].Items().Select(e => (string?)e["pointer"]));
        Assert.Equal(["/sender/id", "/controlNumber"], problem["errors"].Items().Select(e => e["pointer"].Text()));
    }

    [Theory]
    [InlineData("GS*SH*A*B*20260301*0805*1*X*004010~", "isa-missing")]
    [InlineData("UNH+1+DESADV:D:96A:UN'", "unb-missing")]
    public async Task PostAsn_WithoutItsHeader_IsToldWhereItIsMissing(string body, string code)
    {
        using var client = host.Client();

        var problem = await client.PostBytesAsync("/api/asn", Encoding.ASCII.GetBytes(body)).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");

        var error = problem["errors"].Items().Single();
        Assert.Equal((code, 0), (error["code"].Text(), (int)error["offset"]!));
    }

    [Fact]
    public async Task PostAsn_Edifact_GoesBySenderAndReference()
    {
        using var client = host.Client();
        static byte[] Desadv(string number) => Encoding.ASCII.GetBytes(
            $"UNB+UNOC:3+EDISUP:14+BUYER:14+260301:0805+REF1'UNH+1+DESADV:D:96A:UN:EAN005'BGM+351+{number}+9'UNT+3+1'UNZ+1+REF1'");

        var first = await client.PostBytesAsync("/api/asn", Desadv("S1")).JsonAsync(HttpStatusCode.Accepted);
        await client.PostBytesAsync("/api/asn", Desadv("S1")).OkAsync();
        await client.PostBytesAsync("/api/asn", Desadv("S2")).ProblemAsync(HttpStatusCode.Conflict, "control-number-reused");

        var document = await client.GetAsync(first["links"]!["self"].Text()).OkAsync();
        Assert.Equal(("edifact", "REF1", "EDISUP"), (document["format"].Text(), document["controlNumber"].Text(), document["sender"]!["id"].Text()));
    }

    [Fact]
    public async Task GetSchema_WithoutLogin_IsTheSchemaOfTheJsonForm()
    {
        using var client = host.Client();

        using var response = await client.GetAsync("/schemas/asn.json");

        Assert.Equal("application/schema+json", response.Content.Headers.ContentType?.MediaType);
        Assert.Contains("draft/2020-12", await response.Content.ReadAsStringAsync(), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("soon")]
    public async Task PostAsn_BadWait_IsRefused(string wait)
    {
        using var client = host.Client();

        await client.PostBytesAsync($"/api/asn?wait={wait}", Edi.ShipNotice(104)).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
    }

    /// <summary>What is being received is a file that has no name yet.</summary>
    private async Task WaitForSpoolAsync(bool isEmpty)
    {
        var spool = Path.Combine(host.DataFolder, "blobs", "~tmp");
        for (var i = 0; Directory.EnumerateFiles(spool).Any() == isEmpty; i++)
        {
            Assert.True(i < 600, $"After a minute the spool is {(isEmpty ? "not " : "")}empty.");
            await Task.Delay(100);
        }
    }

    /// <summary>What the door leaves; what is worked on behind it may still be what another test has posted.</summary>
    private async Task<(int Blobs, int Documents)> CountsAsync()
    {
        var blobs = 0;
        await foreach (var _ in host.Services.GetRequiredService<IBlobStore>().ListAsync("raw/", default)) blobs++;
        var documents = await host.Services.GetRequiredService<IDocuments>().ListAsync(null, null, 1000, null, default);
        return (blobs, documents.Items.Count);
    }
}
