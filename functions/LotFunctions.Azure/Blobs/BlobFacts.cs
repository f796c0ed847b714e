using System.Security.Cryptography;
using Azure;
using Azure.Storage.Blobs.Models;
using Azure.Storage.Blobs.Specialized;
using BlobInfo = LotFunctions.Core.Evidence.BlobInfo;

namespace LotFunctions.Azure.Blobs;

/// <summary>A blob's facts: the service's own, and the SHA-256 in the blob's metadata.</summary>
internal static class BlobFacts
{
    private const string Sha256 = "sha256";

    public static Dictionary<string, string> Metadata(BlobInfo info) => new() { [Sha256] = info.Sha256 };

    /// <summary>Null when there is no such blob.</summary>
    public static async Task<BlobInfo?> FindAsync(BlockBlobClient blob, CancellationToken cancellationToken)
    {
        try
        {
            var properties = (await blob.GetPropertiesAsync(cancellationToken: cancellationToken)).Value;
            return await OfAsync(blob, properties.ContentLength, properties.ContentType, properties.Metadata, cancellationToken);
        }
        catch (RequestFailedException e) when (e.ErrorCode == BlobErrorCode.BlobNotFound)
        {
            return null;
        }
    }

    /// <summary>The hash is found out of the content where something else has put the blob there, without one.</summary>
    public static async Task<BlobInfo> OfAsync(
        BlockBlobClient blob, long length, string contentType, IDictionary<string, string> metadata, CancellationToken cancellationToken)
    {
        if (!metadata.TryGetValue(Sha256, out var sha256))
        {
            await using var content = (await blob.DownloadStreamingAsync(cancellationToken: cancellationToken)).Value.Content;
            sha256 = Convert.ToHexStringLower(await SHA256.HashDataAsync(content, cancellationToken));
        }

        return new BlobInfo(blob.Name, length, sha256, contentType);
    }
}
