using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Blobs in a dictionary; as of any store, several can be written at once.</summary>
internal sealed class MemoryBlobs : IBlobStore
{
    private readonly Lock one = new();
    private readonly SortedDictionary<string, (byte[] Content, BlobInfo Info)> blobs = new(StringComparer.Ordinal);

    public IReadOnlyCollection<string> Names => Locked(() => blobs.Keys.ToList());

    public byte[] this[string name] => Locked(() => blobs[name].Content);

    public Task<BlobInfo> WriteAsync(string name, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        BlobName.Check(name);
        var info = new BlobInfo(name, content.Length, Convert.ToHexStringLower(SHA256.HashData(content.Span)), contentType);
        var first = Locked(() =>
        {
            blobs.TryAdd(name, (content.ToArray(), info));
            return blobs[name].Info;
        });
        return first.Sha256 == info.Sha256 ? Task.FromResult(first) : throw new BlobConflictException(name);
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
        Task.FromResult(Locked(() => blobs.TryGetValue(name, out var blob) ? blob.Info : null));

    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken) => Locked(() => blobs.TryGetValue(name, out var blob)
        ? Task.FromResult<Stream>(new MemoryStream(blob.Content, writable: false))
        : throw new FileNotFoundException("No such blob.", name));

    public async IAsyncEnumerable<BlobInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var blob in Locked(() => blobs.Values.Where(b => b.Info.Name.StartsWith(prefix, StringComparison.Ordinal)).ToList())) yield return blob.Info;
    }

    private T Locked<T>(Func<T> work)
    {
        lock (one) return work();
    }
}
