using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Files;

/// <summary>
/// Blobs as files. The content is written aside, forced to disk, and then linked to its name, which fails if the name is
/// taken: no reader sees half a blob and no writer replaces one. The facts follow in the same way; the first content to get
/// the name decides them. (A name cannot be a folder of other names at once: <see cref="IOException"/>.)
/// </summary>
internal sealed class FileBlobStore : IBlobStore, IWriteProbe
{
    private const int BufferSize = 81920;

    private readonly BlobPaths paths;
    private readonly BlobSpool spool;
    private readonly DiskRoom room;

    public FileBlobStore(string folder)
    {
        paths = new BlobPaths(folder);
        DurableFiles.CreateFolder(paths.Root, paths.Root);
        spool = new BlobSpool(paths);
        room = new DiskRoom(paths.Temporary);
    }

    public Task ProbeAsync(CancellationToken cancellationToken) => room.ProbeAsync(() => Task.CompletedTask, cancellationToken);

    public async Task<BlobInfo> WriteAsync(string name, ReadOnlyMemory<byte> content, string contentType, CancellationToken cancellationToken)
    {
        using var stream = MemoryMarshal.TryGetArray(content, out var part)
            ? new MemoryStream(part.Array!, part.Offset, part.Count, writable: false)
            : new MemoryStream(content.ToArray(), writable: false);
        return await WriteAsync(name, stream, contentType, cancellationToken);
    }

    public Task<BlobInfo> WriteAsync(string name, Stream content, string contentType, CancellationToken cancellationToken)
    {
        paths.Content(name);
        return WriteAsync(_ => name, content, contentType, cancellationToken);
    }

    public async Task<BlobInfo> WriteAsync(Func<string, string> nameOf, Stream content, string contentType, CancellationToken cancellationToken)
    {
        using var blob = await spool.WriteAsync(nameOf, content, contentType, cancellationToken);
        var name = blob.Info.Name;
        var target = paths.Content(name);
        var folder = Path.GetDirectoryName(target)!;

        DurableFiles.CreateFolder(folder, paths.Root);
        if (!DurableFiles.TryPublish(blob.Content, target) && (await StoredAsync(name, cancellationToken)).Sha256 != blob.Info.Sha256)
        {
            throw new BlobConflictException(name);
        }

        // Of two writers of the same bytes the first decides the content type.
        DurableFiles.TryPublish(blob.Facts, paths.Facts(name));
        // Also when another writer was first: the answer says that the bytes are durable.
        DurableFiles.SyncFolder(folder);
        return await StoredAsync(name, cancellationToken);
    }

    public Task<BlobInfo?> FindAsync(string name, CancellationToken cancellationToken) => BlobFacts.FindAsync(paths, name, cancellationToken);

    public Task<Stream> OpenAsync(string name, CancellationToken cancellationToken)
    {
        cancellationToken.ThrowIfCancellationRequested();
        var path = paths.Content(name);
        if (!File.Exists(path)) throw new FileNotFoundException($"There is no blob {name}.", name);
        return Task.FromResult<Stream>(new FileStream(path, FileMode.Open, FileAccess.Read, FileShare.Read, BufferSize, FileOptions.Asynchronous));
    }

    public async IAsyncEnumerable<BlobInfo> ListAsync(string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var name in paths.Names(prefix))
        {
            if (await FindAsync(name, cancellationToken) is { } info) yield return info;
        }
    }

    private async Task<BlobInfo> StoredAsync(string name, CancellationToken cancellationToken) =>
        await FindAsync(name, cancellationToken) ?? throw new IOException($"Blob {name} vanished while it was written.");
}
