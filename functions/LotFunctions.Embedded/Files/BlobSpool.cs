using System.Buffers;
using System.Security.Cryptography;
using System.Text.Json;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Files;

/// <summary>Where blobs are written before they get their names. One process has it at a time.</summary>
internal sealed class BlobSpool
{
    private const int BufferSize = 81920;
    private const string FactsExtension = ".facts";

    private readonly string folder;
    private long written;

    /// <summary>Finishes what a stopped writer had begun, and removes what is left of others.</summary>
    public BlobSpool(BlobPaths paths)
    {
        folder = paths.Temporary;
        if (Directory.Exists(folder))
        {
            foreach (var facts in Directory.EnumerateFiles(folder, "*" + FactsExtension)) Finish(paths, facts);
            Directory.Delete(folder, recursive: true);
        }

        DurableFiles.CreateFolder(folder, paths.Root);
    }

    /// <summary>Writes and hashes the content in one pass, then its facts; both are on disk after. The caller disposes it.</summary>
    /// <param name="nameOf">Makes the name of the SHA-256 in hex.</param>
    public async Task<SpooledBlob> WriteAsync(Func<string, string> nameOf, Stream content, string contentType, CancellationToken cancellationToken)
    {
        var file = Path.Combine(folder, $"{Interlocked.Increment(ref written)}");
        var spooled = new SpooledBlob(file, file + FactsExtension);
        try
        {
            var (length, sha256) = await CopyAsync(content, spooled.Content, cancellationToken);
            spooled.Info = new BlobInfo(nameOf(sha256), length, sha256, contentType);
            await CopyAsync(new MemoryStream(CanonicalJson.Write(spooled.Info)), spooled.Facts, cancellationToken);
            DurableFiles.SyncFolder(folder);
            return spooled;
        }
        catch
        {
            spooled.Dispose();
            throw;
        }
    }

    private static async Task<(long Length, string Sha256)> CopyAsync(Stream content, string file, CancellationToken cancellationToken)
    {
        using var hash = IncrementalHash.CreateHash(HashAlgorithmName.SHA256);
        var buffer = ArrayPool<byte>.Shared.Rent(BufferSize);
        try
        {
            await using var target = new FileStream(file, FileMode.CreateNew, FileAccess.Write, FileShare.None, 1, FileOptions.Asynchronous);
            int read;
            while ((read = await content.ReadAsync(buffer, cancellationToken)) > 0)
            {
                hash.AppendData(buffer, 0, read);
                await target.WriteAsync(buffer.AsMemory(0, read), cancellationToken);
            }

            target.Flush(flushToDisk: true);
            return (target.Length, Convert.ToHexStringLower(hash.GetHashAndReset()));
        }
        finally
        {
            ArrayPool<byte>.Shared.Return(buffer);
        }
    }

    /// <summary>A writer stopped after its content got the name: the facts get theirs.</summary>
    private static void Finish(BlobPaths paths, string facts)
    {
        BlobInfo info;
        try
        {
            info = CanonicalJson.Read<BlobInfo>(File.ReadAllBytes(facts));
        }
        catch (JsonException)
        {
            // Stopped while it wrote the facts: the content has no name yet.
            return;
        }

        var content = paths.Content(info.Name);
        if (File.Exists(paths.Facts(info.Name)) || !File.Exists(content)) return;
        using (var stream = File.OpenRead(content))
        {
            if (Convert.ToHexStringLower(SHA256.HashData(stream)) != info.Sha256) return;
        }

        DurableFiles.TryPublish(facts, paths.Facts(info.Name));
        DurableFiles.SyncFolder(Path.GetDirectoryName(content)!);
    }
}

/// <summary>A blob that is written and has no name yet.</summary>
internal sealed class SpooledBlob(string content, string facts) : IDisposable
{
    public string Content => content;

    public string Facts => facts;

    public BlobInfo Info { get; set; } = new("", 0, "", "");

    public void Dispose()
    {
        File.Delete(content);
        File.Delete(facts);
    }
}
