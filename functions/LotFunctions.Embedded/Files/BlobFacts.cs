using System.Security.Cryptography;
using System.Text.Json;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Files;

/// <summary>A blob's facts: kept in a file beside the content, or found out of the content.</summary>
internal static class BlobFacts
{
    /// <summary>
    /// As kept; out of the content in the moment between the content's name and the facts'. Null when there is no content.
    /// </summary>
    public static async Task<BlobInfo?> FindAsync(BlobPaths paths, string name, CancellationToken cancellationToken)
    {
        if (!File.Exists(paths.Content(name))) return null;
        return await KeptAsync(paths, name, cancellationToken)
            ?? await ReadAsync(paths, name, "application/octet-stream", cancellationToken);
    }

    /// <summary>As kept; null when nothing is, or nothing that can be read.</summary>
    public static async Task<BlobInfo?> KeptAsync(BlobPaths paths, string name, CancellationToken cancellationToken)
    {
        try
        {
            return CanonicalJson.Read<BlobInfo>(await File.ReadAllBytesAsync(paths.Facts(name), cancellationToken));
        }
        catch (Exception e) when (e is FileNotFoundException or JsonException)
        {
            return null;
        }
    }

    /// <summary>Out of the content as it is now.</summary>
    public static async Task<BlobInfo> ReadAsync(BlobPaths paths, string name, string contentType, CancellationToken cancellationToken)
    {
        await using var content = new FileStream(paths.Content(name), FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        var hash = await SHA256.HashDataAsync(content, cancellationToken);
        return new BlobInfo(name, content.Length, Convert.ToHexStringLower(hash), contentType);
    }
}
