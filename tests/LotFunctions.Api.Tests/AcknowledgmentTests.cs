using System.Net;
using System.Text;
using LotFunctions.Api.Tests.Support;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Intake;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Api.Tests;

/// <summary>What answers a document, where it is fetched. The documents here are put into the register as the handler leaves them.</summary>
public sealed class AcknowledgmentTests(RouteAccessTests.KeyedHost keyed) : IClassFixture<RouteAccessTests.KeyedHost>
{
    private static readonly byte[] Content = Encoding.ASCII.GetBytes("ISA*00*...");

    [Fact]
    public async Task GetAcknowledgment_OfAnAnsweredDocument_IsItsBytes()
    {
        var document = await RegisterAsync('1', DocumentStatus.Processed, answered: true);
        using var client = keyed.Host.Client(key: "supplier-key");

        var answer = (await client.GetAsync($"/api/documents/{document.DocumentId}").OkAsync())["acknowledgment"]!;
        using var response = await client.GetAsync(answer["href"].Text());

        Assert.Equal(Content, await response.Content.ReadAsByteArrayAsync());
        Assert.Equal("application/edi-x12", response.Content.Headers.ContentType?.MediaType);
        Assert.Equal(("000000007", "partly-accepted"), (answer["controlNumber"].Text(), answer["outcome"].Text()));
        Assert.Equal(["997", "824"], answer["messages"]!.AsArray().Select(m => m.Text()));
        Assert.Equal(64, answer["sha256"].Text().Length);
    }

    [Fact]
    public async Task GetAcknowledgment_BeforeThereIsOne_IsNotReady()
    {
        var document = await RegisterAsync('2', DocumentStatus.Accepted, answered: false);
        using var client = keyed.Host.Client(key: "supplier-key");

        var links = (await client.GetAsync($"/api/documents/{document.DocumentId}").OkAsync())["links"]!;

        await client.GetAsync(links["acknowledgment"].Text()).ProblemAsync(HttpStatusCode.NotFound, "acknowledgment-not-ready");
    }

    [Fact]
    public async Task GetAcknowledgment_OfAnotherSupplier_IsNotThere()
    {
        var document = await RegisterAsync('3', DocumentStatus.Processed, answered: true);
        using var client = keyed.Host.Client(key: "other-supplier-key");

        await client.GetAsync($"/api/documents/{document.DocumentId}/acknowledgment").ProblemAsync(HttpStatusCode.NotFound, "not-found");
    }

    private async Task<Document> RegisterAsync(char id, DocumentStatus status, bool answered)
    {
        var sha256 = new string(id, 64);
        var document = new Document
        {
            DocumentId = Document.IdOf(sha256),
            Format = AsnFormat.X12,
            Status = status,
            Sha256 = sha256,
            Length = 1,
            ReceivedAt = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero),
            ReceivedBy = "supplier",
            Supplier = "S1",
        };
        if (answered)
        {
            var blob = await keyed.Host.Services.GetRequiredService<IBlobStore>().WriteAsync(
                $"acknowledgments/{document.DocumentId}/000000007.edi", Content, "application/edi-x12", CancellationToken.None);
            document = document with
            {
                Acknowledgment = new DocumentAcknowledgment
                {
                    Blob = blob.Name, ControlNumber = "000000007", Messages = ["997", "824"], Outcome = AcknowledgmentOutcome.PartlyAccepted, Sha256 = blob.Sha256,
                },
            };
        }

        await keyed.Host.Services.GetRequiredService<IDocuments>().AddAsync(document, CancellationToken.None);
        return document;
    }
}
