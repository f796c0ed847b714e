using System.IO.Compression;
using System.Runtime.CompilerServices;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Evidence;

/// <summary>Writes an evidence package entry by entry. The same entries give the same bytes: every entry has the same time.</summary>
internal sealed class PackageZip(Stream target) : IDisposable
{
    /// <summary>The first time that the ZIP format can say.</summary>
    public static readonly DateTimeOffset EntryTime = new(1980, 1, 1, 0, 0, 0, TimeSpan.Zero);

    private readonly ZipArchive zip = new(target, ZipArchiveMode.Create, leaveOpen: true);
    private readonly List<ManifestEntry> entries = [];

    public Task AddAsync(string name, Stream content, CancellationToken cancellationToken) =>
        AddAsync(name, PartsOf(content, cancellationToken), cancellationToken);

    /// <param name="content">In parts, each good until the next is asked for.</param>
    public async Task AddAsync(string name, IAsyncEnumerable<ReadOnlyMemory<byte>> content, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        await using var entry = Open(name);
        long length = 0;
        await foreach (var part in content.WithCancellation(cancellationToken))
        {
            hash.AppendData(part.Span);
            await entry.WriteAsync(part, cancellationToken);
            length += part.Length;
        }

        entries.Add(new ManifestEntry(name, length, Convert.ToHexStringLower(hash.GetHashAndReset())));
    }

    public async Task AddAsync(string name, byte[] content, CancellationToken cancellationToken)
    {
        using var stream = new MemoryStream(content);
        await AddAsync(name, stream, cancellationToken);
    }

    /// <summary>Writes the manifest and its hash; nothing can be added after.</summary>
    public async Task FinishAsync(string recallId, DateTimeOffset createdAt, CancellationToken cancellationToken)
    {
        var manifest = CanonicalJson.Write(new Manifest
        {
            RecallId = recallId,
            CreatedAt = createdAt,
            Entries = [.. entries.OrderBy(e => e.Name, StringComparer.Ordinal)],
        });
        await using (var entry = Open(Manifest.EntryName)) await entry.WriteAsync(manifest, cancellationToken);
        var line = Manifest.HashLine(Convert.ToHexStringLower(SHA256.HashData(manifest)));
        await using (var entry = Open(Manifest.HashEntryName)) await entry.WriteAsync(Encoding.ASCII.GetBytes(line), cancellationToken);
    }

    public void Dispose() => zip.Dispose();

    private static async IAsyncEnumerable<ReadOnlyMemory<byte>> PartsOf(Stream content, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var buffer = new byte[81920];
        int read;
        while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0) yield return buffer.AsMemory(0, read);
    }

    private Stream Open(string name)
    {
        // A large recall's package has some gigabytes uncompressed: the best level takes several times as long for a tenth less.
        var entry = zip.CreateEntry(name, CompressionLevel.Fastest);
        entry.LastWriteTime = EntryTime;
        return entry.Open();
    }
}
