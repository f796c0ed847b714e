namespace LotFunctions.Local.Import;

/// <summary>
/// Brings files in, in their order. Events wait until the documents before them are processed, so that what is received has
/// been announced; in the end all documents are waited for.
/// </summary>
internal sealed class ImportRun(IImportTarget target, ImportSummary summary, IImportDisplay display, TimeProvider clock)
{
    private static readonly TimeSpan FirstPoll = TimeSpan.FromMilliseconds(50);
    private static readonly TimeSpan LongestPoll = TimeSpan.FromSeconds(2);

    /// <summary>Without any document coming to its end for so long, what is queued is not being worked on.</summary>
    private static readonly TimeSpan Patience = TimeSpan.FromMinutes(15);

    private readonly Queue<(string File, string DocumentId, bool IsNew)> waiting = new();
    private readonly HashSet<string> seen = new(StringComparer.Ordinal);

    public async Task RunAsync(IReadOnlyList<string> files, CancellationToken cancellationToken)
    {
        foreach (var file in files)
        {
            display.Begin(file);
            await FileAsync(file, cancellationToken);
            display.End(file, summary);
        }

        await SettleAsync(cancellationToken);
    }

    private async Task FileAsync(string file, CancellationToken cancellationToken)
    {
        var stream = new FileStream(file, FileMode.Open, FileAccess.Read, FileShare.Read, 1, FileOptions.Asynchronous);
        if (!stream.CanSeek)
        {
            await stream.DisposeAsync();
            summary.AddRefusedFile(file, "not-a-file", "It is a pipe or a device; write it to a file first.");
            return;
        }

        await using var body = new ProgressStream(stream, position => display.Progress(file, position, summary));
        var first = new byte[(int)Math.Min(ImportFormats.Window, body.Length)];
        await body.ReadExactlyAsync(first, cancellationToken);
        body.Position = 0;
        switch (ImportFormats.Recognize(first))
        {
            case ImportFormat.Asn:
                await DocumentAsync(file, body, cancellationToken);
                break;
            case ImportFormat.Scans:
                await SettleAsync(cancellationToken);
                await ScansAsync(file, body, cancellationToken);
                break;
            default:
                summary.AddRefusedFile(file, "format-unknown", "It is neither X12 nor EDIFACT nor JSON nor NDJSON.");
                break;
        }
    }

    private async Task DocumentAsync(string file, Stream body, CancellationToken cancellationToken)
    {
        var posted = await target.PostAsync(body, cancellationToken);
        if (posted.DocumentId is { } id) Wait(file, id, posted.IsNew);
        else summary.AddRefusedDocument(file, posted.Errors);
    }

    private async Task ScansAsync(string file, Stream body, CancellationToken cancellationToken)
    {
        var before = 0L;
        await foreach (var lines in LineChunks.ReadAsync(body, cancellationToken))
        {
            var answer = await target.PostScansAsync(lines, cancellationToken);
            summary.AddScans(file, before, answer);
            before += answer.Accepted + answer.Duplicates + answer.Refused;
        }
    }

    private void Wait(string file, string documentId, bool isNew)
    {
        if (seen.Add(documentId)) waiting.Enqueue((file, documentId, isNew));
    }

    private async Task SettleAsync(CancellationToken cancellationToken)
    {
        var (poll, start) = (FirstPoll, clock.GetTimestamp());
        while (waiting.TryPeek(out var next))
        {
            var document = await target.FindAsync(next.DocumentId, cancellationToken);
            if (document.Status != Core.Intake.DocumentStatus.Accepted)
            {
                waiting.Dequeue();
                summary.AddDocument(next.File, document, next.IsNew);
                foreach (var further in document.Further) Wait(next.File, further, next.IsNew);
                (poll, start) = (FirstPoll, clock.GetTimestamp());
                display.Settled(waiting.Count, summary);
                continue;
            }

            if (clock.GetElapsedTime(start) > Patience)
            {
                throw new ImportException($"{waiting.Count} documents are queued and nothing works on them; they are taken in and will be processed when a host does.");
            }

            await Task.Delay(poll, clock, cancellationToken);
            poll = poll * 2 < LongestPoll ? poll * 2 : LongestPoll;
        }
    }
}
