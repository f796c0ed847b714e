using System.Buffers;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using LotFunctions.Core.Evidence;
using BlobInfo = LotFunctions.Core.Evidence.BlobInfo;

namespace LotFunctions.Azure.Blobs;

/// <summary>
/// Blobs in one container of Azure Blob Storage, as block blobs: content and facts appear in one commit, on the condition
/// that the name is free, so that no reader sees half a blob and no writer replaces one. The account has no hierarchical
/// namespace, which would list in another order. Throws <see cref="RequestFailedException"/> when the service fails or
/// refuses, also when there is no such container.
/// </summary>
/// <param name="policy">The immutability policy of a blob that is made now, in the same commit; null for none of its own.</param>
internal sealed class AzureBlobStore(BlobContainerClient container, Func<BlobImmutabilityPolicy?>? policy = null) : IBlobStore
{
    public async Task<BlobInfo> WriteAsync(string name, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        using var upload = new BlobUpload(Blob(name), contentType, policy?.Invoke());
        while (content.Length > BlobUpload.BlockSize)
        {
            await upload.StageAsync(content[..BlobUpload.BlockSize], cancellationToken);
            content = content[BlobUpload.BlockSize..];
        }

        return await upload.CommitAsync(content, cancellationToken);
    }

    public async Task<BlobInfo> WriteAsync(string name, Stream content, string contentType, CancellationToken cancellationToken)
    {
        using var upload = new BlobUpload(Blob(name), contentType, policy?.Invoke());
        var buffer = ArrayPool<byte>.Shared.Rent(BlobUpload.BlockSize);
        try
        {
            var block = buffer.AsMemory(0, BlobUpload.BlockSize);
            int length;
            while ((length = await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken)) == block.Length)
            {
                await upload.StageAsync(block, cancellationToken);
            }

            return await upload.CommitAsync(block[..length], cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>The service gives a blob no other name: what is larger than a block waits for its name in a file of this machine.</summary>
    public async Task<BlobInfo> WriteAsync(Func<string, string> nameOf, Stream content, string contentType, CancellationToken cancellationToken)
    {
        var buffer = ArrayPool<byte>.Shared.Rent(BlobUpload.BlockSize);
        try
        {
            var block = buffer.AsMemory(0, BlobUpload.BlockSize);
            var length = await content.ReadAtLeastAsync(block, block.Length, throwOnEndOfStream: false, cancellationToken);
            if (length < block.Length)
            {
                var sha256 = Convert.ToHexStringLower(SHA256.HashData(block.Span[..length]));
                return await WriteAsync(nameOf(sha256), block[..length], contentType, cancellationToken);
            }

            await using var waiting = await WaitingContent.TakeAsync(block, content, cancellationToken);
            return await WriteAsync(nameOf(waiting.Sha256), waiting.Content, contentType, cancellationToken);
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    public Task<BlobInfo?> FindAsync(string name, CancellationToken cancellationToken) => BlobFacts.FindAsync(Blob(name), cancellationToken);

    public async Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        var blob = Blob(name);
        try
        {
            return (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            throw new FileNotFoundException($"There is no blob {name}.", name, e);
        }
    }

    public async IAsyncEnumerable<BlobInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        // The service answers by name, page after page.
        var options = new GetBlobsOptions { Traits = BlobTraits.Metadata, Prefix = prefix };
        await foreach (var item in container.GetBlobsAsync(options, cancellationToken))
        {
            var (blob, properties) = (container.GetBlockBlobClient(item.Name), item.Properties);
            yield return await BlobFacts.OfAsync(blob, properties.ContentLength!.Value, properties.ContentType, item.Metadata, cancellationToken);
        }
    }

    private BlockBlobClient Blob(string name)
    {
        BlobName.Check(name);
        return container.GetBlockBlobClient(name);
    }
}
