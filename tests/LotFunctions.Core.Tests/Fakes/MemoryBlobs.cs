using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Blobs in a dictionary.</summary>
internal sealed class MemoryBlobs : IBlobStore
{
    private readonly SortedDictionary<string, (byte[] Content, BlobInfo Info)> blobs = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => blobs.Keys;

    public byte[] this[string name] => blobs[name].Content;

    public Task<BlobInfo> WriteAsync(string name, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        BlobName.Check(name);
        var info = new BlobInfo(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)), contentType);
        if (!blobs.TryGetValue(name, out var there))
        {
            blobs[name] = (content.ToArray(), info);
            return Task.FromResult(info);
        }

        return there.Info.Sha256 == info.Sha256 ? Task.FromResult(there.Info) : throw new BlobConflictException(name);
    }

    public async Task<BlobInfo> WriteAsync(string name, Stream content, string contentType, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return await WriteAsync(name, copy.ToArray(), contentType, cancellationToken);
    }

    public async Task<BlobInfo> WriteAsync(Func<string, string> nameOf, Stream content, string contentType, CancellationToken cancellationToken)
    {
        using var copy = new MemoryStream();
        await content.CopyToAsync(copy, cancellationToken);
        return await WriteAsync(nameOf(Convert.ToHexStringLower(SHA256.HashData(copy.ToArray()))), copy.ToArray(), contentType, cancellationToken);
    }

    public Task<BlobInfo?> FindAsync(string name, CancellationToken cancellationToken) =>
        Task.FromResult(blobs.TryGetValue(name, out var blob) ? blob.Info : null);

    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) => blobs.TryGetValue(name, out var blob)
        ? Task.FromResult<Stream>(new MemoryStream(blob.Content, writable: false))
        : throw new FileNotFoundException("No such blob.", name);

    public async IAsyncEnumerable<BlobInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var blob in blobs.Values.Where(b => b.Info.Name.StartsWith(prefix, StringComparison.Ordinal))) yield return blob.Info;
    }
}
