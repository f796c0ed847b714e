using System.Security.Cryptography;
using Azure;
using Azure.Core;
using Azure.Storage.Blobs;
using LotFunctions.Adapters.Tests.Contracts;
using LotFunctions.Azure.Blobs;
using LotFunctions.Core.Evidence;
using Microsoft.Extensions.DependencyInjection;

namespace LotFunctions.Adapters.Tests.Azure;

[AzuriteRequired]
[Collection(AzuriteTests.Name)]
public sealed class AzureBlobStoreTests(AzuriteFixture azurite) : BlobStoreContract
{
    private readonly string container = azurite.NextContainer();
    private ServiceProvider? services;

    private BlobContainerClient Container => new(azurite.ConnectionString, container);

    [Fact]
    public async Task Write_StreamThatBreaksAfterBlocks_LeavesNothing()
    {
        await Assert.ThrowsAsync<EndOfStreamException>(() => Port.WriteAsync("a/b", new BreakingStream(BlobUpload.BlockSize + 100), "text/plain", None));

        Assert.Null(await Port.FindAsync("a/b", None));
        Assert.Empty(await Port.ListAsync("", None).ToListAsync());
        var info = await Port.WriteAsync("a/b", "whole"u8.ToArray(), "text/plain", None);
        Assert.Equal(info, await Port.FindAsync("a/b", None));
    }

    [Theory]
    [InlineData(BlobUpload.BlockSize)]
    [InlineData(2 * BlobUpload.BlockSize)]
    [InlineData((2 * BlobUpload.BlockSize) + 1)]
    public async Task Write_Blocks_OnceWithAnyKindOfSource(int length)
    {
        var content = Bytes(length, 1);

        var info = await Port.WriteAsync("big", new MemoryStream(content), "text/plain", None);

        Assert.Equal(new BlobInfo("big", length, Sha256(content), "text/plain"), info);
        Assert.Equal(info, await Port.WriteAsync("big", content, "text/other", None));
        Assert.Equal(info, await Port.WriteAsync("big", new MemoryStream(content), "text/other", None));
        await Assert.ThrowsAsync<BlobConflictException>(() => Port.WriteAsync("big", Bytes(length, 2), "text/plain", None));
        await Assert.ThrowsAsync<BlobConflictException>(() => Port.WriteAsync("big", new MemoryStream(Bytes(length, 2)), "text/plain", None));
        Assert.Equal(info.Sha256, await StoredSha256Async("big"));
    }

    [Fact]
    public async Task Write_BlocksManyAtOnce_OneContentWinsWhole()
    {
        byte[][] contents = [Bytes((2 * BlobUpload.BlockSize) + 17, 1), Bytes((2 * BlobUpload.BlockSize) + 17, 2)];

        var answers = await Task.WhenAll(Enumerable.Range(0, 6).Select(i => Task.Run(async () =>
        {
            try
            {
                return (await Port.WriteAsync("race", new MemoryStream(contents[i % 2]), "text/plain", None)).Sha256;
            }
            catch (BlobConflictException)
            {
                return null;
            }
        })));

        var winner = await StoredSha256Async("race");
        for (var i = 0; i < answers.Length; i++) Assert.Equal(Sha256(contents[i % 2]) == winner ? winner : null, answers[i]);
        Assert.Contains(winner, answers);
    }

    [Theory]
    [InlineData(100)]
    [InlineData(BlobUpload.BlockSize + 1)]
    public async Task Write_DamagedOnTheWay_IsRefused(int length)
    {
        var store = Through(new Way { Damage = true });

        var e = await Assert.ThrowsAsync<RequestFailedException>(() => store.WriteAsync("a", Bytes(length, 1), "text/plain", None));

        Assert.Equal(400, e.Status);
        Assert.Null(await Port.FindAsync("a", None));
    }

    [Theory]
    [InlineData(100)]
    [InlineData(BlobUpload.BlockSize + 1)]
    public async Task Write_EachAnswerLostOnce_IsTheFirstWrite(int length)
    {
        var way = new Way { LoseAnswers = true };

        var info = await Through(way).WriteAsync("a", Bytes(length, 1), "text/plain", None);

        Assert.NotEqual(0, way.Lost);
        Assert.Equal(new BlobInfo("a", length, Sha256(Bytes(length, 1)), "text/plain"), info);
        Assert.Equal(info.Sha256, await StoredSha256Async("a"));
    }

    [Fact]
    public async Task Find_BlobOfAnotherWriter_HasTheHashOfItsContent()
    {
        var content = Bytes(1000, 1);
        await Container.UploadBlobAsync("theirs", new BinaryData(content));

        var info = new BlobInfo("theirs", 1000, Sha256(content), "application/octet-stream");
        Assert.Equal(info, await Port.FindAsync("theirs", None));
        Assert.Equal([info], await Port.ListAsync("", None).ToListAsync());
        Assert.Equal(info, await Port.WriteAsync("theirs", content, "text/plain", None));
        await Assert.ThrowsAsync<BlobConflictException>(() => Port.WriteAsync("theirs", Bytes(1000, 2), "text/plain", None));
    }

    [Fact]
    public async Task Find_NoContainer_IsAFailureAndNotAnAbsentBlob()
    {
        var store = new AzureBlobStore(new BlobContainerClient(azurite.ConnectionString, azurite.NextContainer()));

        await Assert.ThrowsAsync<RequestFailedException>(() => store.FindAsync("a", None));
        await Assert.ThrowsAsync<RequestFailedException>(() => store.OpenAsync("a", None));
        await Assert.ThrowsAsync<RequestFailedException>(() => store.WriteAsync("a", Bytes(1, 1), "text/plain", None));
    }

    /// <summary>By the registration, as a host does it; it makes the container.</summary>
    protected override Task<IBlobStore> OpenAsync()
    {
        services = new ServiceCollection()
            .AddAzureBlobs(new AzureBlobOptions { ConnectionString = azurite.ConnectionString, Container = container })
            .BuildServiceProvider();
        return Task.FromResult(services.GetRequiredService<IBlobStore>());
    }

    protected override async Task CloseAsync() => await services!.DisposeAsync();

    protected override async Task RemoveAsync() => await Container.DeleteAsync();

    private static byte[] Bytes(int length, int seed)
    {
        var bytes = new byte[length];
        for (var i = 0; i < length; i++) bytes[i] = unchecked((byte)((i % 251) + (i >> 16) + seed));
        return bytes;
    }

    private static string Sha256(byte[] content) => Convert.ToHexStringLower(SHA256.HashData(content));

    private async Task<string> StoredSha256Async(string name)
    {
        await using var content = await Port.OpenAsync(name, None);
        return Convert.ToHexStringLower(await SHA256.HashDataAsync(content));
    }

    private AzureBlobStore Through(Way way)
    {
        var options = new BlobClientOptions { Retry = { Delay = TimeSpan.FromMilliseconds(1) } };
        options.AddPolicy(way, HttpPipelinePosition.BeforeTransport);
        return new AzureBlobStore(new BlobContainerClient(azurite.ConnectionString, container, options));
    }
}
