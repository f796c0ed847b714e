using System.Buffers;
using System.IO.Pipelines;
using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Recalls;

/// <summary>Writes one section as its rows come: they go through a pipe into the blob store, and few of them are in memory.</summary>
internal sealed class ScopeSectionWriter : IAsyncDisposable
{
    /// <summary>Bytes between who makes the rows and who stores them.</summary>
    private const int MostUnread = 1024 * 1024;

    /// <summary>Rows go into the pipe many at a time: each time takes its lock.</summary>
    private const int FlushAt = 64 * 1024;

    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: MostUnread, resumeWriterThreshold: MostUnread / 2));
    private readonly JsonRows rows = new();
    private readonly Func<Stream, Task<BlobInfo>> store;
    private readonly CancellationToken cancellationToken;
    private Task<BlobInfo>? stored;
    private int count;

    /// <param name="folder">Of the version's sections, with the slash.</param>
    public ScopeSectionWriter(IBlobStore blobs, string folder, string name, CancellationToken cancellationToken)
    {
        (Name, this.cancellationToken) = (name, cancellationToken);
        store = content => blobs.WriteAsync(sha256 => $"{folder}{name}-{sha256[..16]}.ndjson", content, "application/x-ndjson", cancellationToken);
    }

    public string Name { get; }

    public ValueTask AddAsync<T>(T row)
    {
        Put(row);
        return WrittenAsync();
    }

    /// <summary>As <see cref="AddAsync"/>; to be followed by <see cref="WrittenAsync"/>.</summary>
    /// <returns>The row as it is stored; valid until then.</returns>
    public ReadOnlySpan<byte> Put<T>(T row)
    {
        count++;
        return rows.Add(row);
    }

    /// <summary>Waits while there are too many bytes that are not stored yet.</summary>
    public ValueTask WrittenAsync() => rows.Written.Length < FlushAt ? ValueTask.CompletedTask : FlushAsync();

    /// <summary>Durable when it returns; null without rows: then there is no section.</summary>
    public async Task<ScopeSection?> CompleteAsync()
    {
        if (count == 0) return null;
        await FlushAsync();
        await pipe.Writer.CompleteAsync();
        var info = await stored!;
        return new ScopeSection(info.Name, info.Sha256, count);
    }

    /// <summary>A section that was not completed is not stored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stored is null or { IsCompleted: true }) return;
        await pipe.Writer.CompleteAsync(new OperationCanceledException("The scope is not written to its end."));
        await stored.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private async ValueTask FlushAsync()
    {
        stored ??= Task.Run(StoreAsync, cancellationToken);
        pipe.Writer.Write(rows.Written);
        rows.Clear();
        var flushed = await pipe.Writer.FlushAsync(cancellationToken);
        // Nobody reads any more: storing it failed, and says why.
        if (flushed.IsCompleted) await stored;
    }

    private async Task<BlobInfo> StoreAsync()
    {
        // Disposed, it lets nobody wait for a reader that failed.
        await using var content = pipe.Reader.AsStream();
        return await store(content);
    }
}
