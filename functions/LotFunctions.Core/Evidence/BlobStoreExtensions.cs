namespace LotFunctions.Core.Evidence;

internal static class BlobStoreExtensions
{
    /// <summary>Writes a blob unless one of this name is there; the one that is there wins, whatever its content.</summary>
    public static async Task<BlobInfo> WriteFirstAsync(
        this IBlobStore blobs, string name, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        if (await blobs.FindAsync(name, cancellationToken) is { } there) return there;
        try
        {
            return await blobs.WriteAsync(name, content, contentType, cancellationToken);
        }
        catch (BlobConflictException)
        {
            return await blobs.FindAsync(name, cancellationToken) ?? throw new FileNotFoundException($"Blob {name} was there and is gone.", name);
        }
    }

    /// <summary>The whole content of a blob that fits into memory.</summary>
    public static async Task<byte[]> ReadAsync(this IBlobStore blobs, string name, CancellationToken cancellationToken)
    {
        await using var stream = await blobs.OpenAsync(name, cancellationToken);
        using var content = new MemoryStream();
        await stream.CopyToAsync(content, cancellationToken);
        return content.ToArray();
    }
}
