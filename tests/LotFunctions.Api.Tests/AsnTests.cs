using System.Net;
using System.Text;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
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

    [Theory]
    [InlineData("-1")]
    [InlineData("61")]
    [InlineData("soon")]
    public async Task PostAsn_BadWait_IsRefused(string wait)
    {
        using var client = host.Client();

        await client.PostBytesAsync($"/api/asn?wait={wait}", Edi.ShipNotice(104)).ProblemAsync(HttpStatusCode.BadRequest, "input-invalid");
    }

    private async Task<(int Blobs, int Documents, int Events)> CountsAsync()
    {
        var blobs = 0;
        await foreach (var _ in host.Services.GetRequiredService<IBlobStore>().ListAsync("", default)) blobs++;
        var events = 0;
        await foreach (var _ in host.Services.GetRequiredService<ILedger>().ReadAllAsync(null, default)) events++;
        var documents = await host.Services.GetRequiredService<IDocuments>().ListAsync(null, null, 1000, null, default);
        return (blobs, documents.Items.Count, events);
    }
}
