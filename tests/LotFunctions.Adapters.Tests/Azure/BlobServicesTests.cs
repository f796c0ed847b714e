using System.Net;
using System.Net.Http.Headers;
using Azure.Core.Pipeline;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using LotFunctions.Azure.Blobs;
using LotFunctions.Core.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Adapters.Tests.Azure;

public sealed class BlobServicesTests
{
    private static readonly Uri Service = new("https://account.blob.example/");

    [Fact]
    public void AddAzureBlobs_ServiceAddress_GivesTheStoreWithoutCallingIt()
    {
        using var services = new ServiceCollection().AddAzureBlobs(new AzureBlobOptions { ServiceUri = Service }).BuildServiceProvider();

        Assert.IsType<AzureBlobStore>(services.GetRequiredService<IBlobStore>());
    }

    [Fact]
    public void AddAzureBlobs_NeitherOrBothWays_IsRefused()
    {
        var services = new ServiceCollection();

        Assert.Throws<ArgumentException>(() => services.AddAzureBlobs(new AzureBlobOptions()));
        Assert.Throws<ArgumentException>(() => services.AddAzureBlobs(new AzureBlobOptions { ServiceUri = Service, ConnectionString = "UseDevelopmentStorage=true" }));
    }

    [Theory]
    [InlineData(100, true, "Locked")]
    [InlineData(BlobUpload.BlockSize + 1, false, "Unlocked")]
    public async Task Write_WithImmutability_PutsTheBlobUnderItsPolicyInTheSameCommit(int length, bool locked, string mode)
    {
        var answers = new Accepting();
        var options = new BlobClientOptions { Transport = new HttpClientTransport(answers) };
        var policy = new BlobImmutabilityPolicy
        {
            ExpiresOn = new DateTimeOffset(2028, 3, 1, 8, 0, 0, TimeSpan.Zero),
            PolicyMode = locked ? BlobImmutabilityPolicyMode.Locked : BlobImmutabilityPolicyMode.Unlocked,
        };
        var store = new AzureBlobStore(new BlobContainerClient(new Uri(Service, "lots"), options), () => policy);

        await store.WriteAsync("notice", new MemoryStream(new byte[length]), "text/plain", CancellationToken.None);

        // The one that makes the blob, on the condition that the name is free.
        var commit = Assert.Single(answers.Requests, r => r.Headers.IfNoneMatch.Any());
        Assert.Equal("Wed, 01 Mar 2028 08:00:00 GMT", commit.Headers.GetValues("x-ms-immutability-policy-until-date").Single());
        Assert.Equal(mode, commit.Headers.GetValues("x-ms-immutability-policy-mode").Single(), ignoreCase: true);
    }

    /// <summary>A service where every name is free and every write succeeds.</summary>
    private sealed class Accepting : HttpMessageHandler
    {
        public List<HttpRequestMessage> Requests { get; } = [];

        protected override Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Add(request);
            var response = new HttpResponseMessage(request.Method == HttpMethod.Put ? HttpStatusCode.Created : HttpStatusCode.NotFound) { RequestMessage = request };
            if (request.Method != HttpMethod.Put) response.Headers.Add("x-ms-error-code", "BlobNotFound");
            response.Headers.ETag = new EntityTagHeaderValue("\"1\"");
            response.Content = new ByteArrayContent([]);
            response.Content.Headers.LastModified = new DateTimeOffset(2026, 3, 1, 8, 0, 0, TimeSpan.Zero);
            return Task.FromResult(response);
        }
    }
}
