using System.IO.Pipelines;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>Writes a scope version: its sections as streams, side by side, and at last the blob that makes it one.</summary>
internal sealed class ScopeWriter(IBlobStore blobs)
{
    /// <summary>Of the pipe between who makes the rows and who stores them.</summary>
    private const long MostUnread = 1024 * 1024;

    /// <summary>The first content to get the version's name stays; that one is answered.</summary>
    public async Task<ScopeReader> WriteAsync(ScopeDraft draft, CancellationToken cancellationToken)
    {
        var sections = new List<Task<(string Name, ScopeSection? Section)>>
        {
            SectionAsync(draft, ScopeSections.Lots, draft.Trace.Nodes, cancellationToken),
            SectionAsync(draft, ScopeSections.Edges, draft.Trace.Edges, cancellationToken),
            SectionAsync(draft, ScopeSections.Receipts, draft.Trace.Receipts, cancellationToken),
            SectionAsync(draft, ScopeSections.Stock, draft.Trace.Stock, cancellationToken),
            SectionAsync(draft, ScopeSections.Stoppable, draft.Trace.Packed, cancellationToken),
            SectionAsync(draft, ScopeSections.Gaps, draft.Trace.Gaps, cancellationToken),
            SectionAsync(draft, ScopeSections.Reconciliation, draft.Trace.Reconciliation, cancellationToken),
            SectionAsync(draft, ScopeSections.Customers, draft.Shipments.Consignees, cancellationToken),
            SectionAsync(draft, ScopeSections.Notify, draft.Notify, cancellationToken),
        };
        for (var part = 0; part < draft.Shipments.Parts; part++)
        {
            sections.Add(SectionAsync(draft, ScopeSections.Shipments(part), draft.Shipments.OfPart(part), cancellationToken));
        }

        var written = new SortedDictionary<string, ScopeSection>(StringComparer.Ordinal);
        foreach (var (name, section) in await Task.WhenAll(sections))
        {
            if (section is not null) written[name] = section;
        }

        var scope = new RecallScope
        {
            RecallId = draft.RecallId,
            Version = draft.Version,
            AsOf = draft.Trace.AsOf,
            CheckedTo = draft.CheckedTo,
            Stable = draft.Stable,
            Roots = draft.Trace.Roots,
            Figures = ScopeFigures.Of(draft.Trace, draft.Shipments),
            Sections = written,
        };
        var blob = RecallScope.BlobOf(draft.RecallId, draft.Version);
        await blobs.WriteFirstAsync(blob, CanonicalJson.Write(scope), "application/json", cancellationToken);
        return await ScopeReader.OpenAsync(blobs, draft.RecallId, draft.Version, cancellationToken);
    }

    private async Task<(string Name, ScopeSection? Section)> SectionAsync<T>(
        ScopeDraft draft, string name, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        if (rows.TryGetNonEnumeratedCount(out var known) && known == 0) return (name, null);
        var pipe = new Pipe(new PipeOptions(pauseWriterThreshold: MostUnread, resumeWriterThreshold: MostUnread / 2));
        var filled = Task.Run(() => FillAsync(pipe.Writer, rows, cancellationToken), cancellationToken);
        await using var stream = pipe.Reader.AsStream();
        var info = await blobs.WriteAsync(
            sha256 => $"recalls/{draft.RecallId}/scope/v{draft.Version}/{name}-{sha256[..16]}.ndjson", stream, "application/x-ndjson", cancellationToken);
        return (name, new ScopeSection(info.Name, info.Sha256, await filled));
    }

    private static async Task<int> FillAsync<T>(PipeWriter writer, IEnumerable<T> rows, CancellationToken cancellationToken)
    {
        var count = 0;
        try
        {
            foreach (var row in rows)
            {
                var line = CanonicalJson.Write(row);
                var span = writer.GetSpan(line.Length + 1);
                line.CopyTo(span);
                span[line.Length] = (byte)'\n';
                writer.Advance(line.Length + 1);
                count++;
                if (writer.UnflushedBytes > MostUnread / 16) await writer.FlushAsync(cancellationToken);
            }

            await writer.CompleteAsync();
            return count;
        }
        catch (Exception e)
        {
            // The reader's side fails too, so that half a section is never stored.
            await writer.CompleteAsync(e);
            throw;
        }
    }
}

/// <summary>What a scope version is made of.</summary>
/// <param name="Notify">Whom it will be told to.</param>
internal sealed record ScopeDraft(
    string RecallId, int Version, TraceResult Trace, ScopeShipments Shipments, DateTimeOffset CheckedTo, bool Stable, IReadOnlyList<ScopeNotice> Notify);
