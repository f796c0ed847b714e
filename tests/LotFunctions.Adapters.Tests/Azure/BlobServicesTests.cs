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
}
