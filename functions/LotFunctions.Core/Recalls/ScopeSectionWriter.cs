using System.IO.Pipelines;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>Writes one section as its rows come: they go through a pipe into the blob store, and few of them are in memory.</summary>
internal sealed class ScopeSectionWriter : IAsyncDisposable
{
    /// <summary>Bytes between who makes the rows and who stores them.</summary>
    private const int MostUnread = 1024 * 1024;

    private const int FlushAt = 64 * 1024;

    private readonly Pipe pipe = new(new PipeOptions(pauseWriterThreshold: MostUnread, resumeWriterThreshold: MostUnread / 2));
    private readonly string name;
    private readonly Func<Stream, Task<BlobInfo>> store;
    private readonly CancellationToken cancellationToken;
    private Task<BlobInfo>? stored;

    /// <param name="folder">Of the version's sections, with the slash.</param>
    public ScopeSectionWriter(IBlobStore blobs, string folder, string name, CancellationToken cancellationToken)
    {
        (this.name, this.cancellationToken) = (name, cancellationToken);
        store = content => blobs.WriteAsync(sha256 => $"{folder}{name}-{sha256[..16]}.ndjson", content, "application/x-ndjson", cancellationToken);
    }

    public int Rows { get; private set; }

    public async ValueTask AddAsync<T>(T row)
    {
        stored ??= Task.Run(() => store(pipe.Reader.AsStream()), cancellationToken);
        var line = CanonicalJson.Write(row);
        Put(line);
        Rows++;
        if (pipe.Writer.UnflushedBytes > FlushAt) await FlushAsync();
    }

    /// <summary>Durable when it returns. Without rows there is no section.</summary>
    public async Task CompleteAsync(IDictionary<string, ScopeSection> sections)
    {
        if (stored is null) return;
        await pipe.Writer.CompleteAsync();
        var info = await stored;
        sections[name] = new ScopeSection(info.Name, info.Sha256, Rows);
    }

    /// <summary>A section that was not completed is not stored.</summary>
    public async ValueTask DisposeAsync()
    {
        if (stored is null or { IsCompleted: true }) return;
        await pipe.Writer.CompleteAsync(new OperationCanceledException("The scope is not written to its end."));
        await stored.ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
    }

    private void Put(byte[] line)
    {
        var span = pipe.Writer.GetSpan(line.Length + 1);
        line.CopyTo(span);
        span[line.Length] = (byte)'\n';
        pipe.Writer.Advance(line.Length + 1);
    }

    private async ValueTask FlushAsync()
    {
        var flushed = await pipe.Writer.FlushAsync(cancellationToken);
        // Nobody reads any more: storing it failed, and says why.
        if (flushed.IsCompleted) await stored!;
    }
}
