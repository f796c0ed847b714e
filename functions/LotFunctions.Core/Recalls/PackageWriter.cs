using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// The activity that writes a recall's evidence package as the blob <c>recalls/{id}/package.zip</c>, once: what was written
/// first stays, so answers that come between a try and its retry are not in it.
/// </summary>
internal sealed class PackageWriter(IRecalls recalls, ILedger ledger, IBlobStore blobs)
{
    private readonly PackageEvents events = new(ledger);

    public async Task<PackageWritten> WriteAsync(WritePackageInput input, CancellationToken cancellationToken)
    {
        var name = $"recalls/{input.RecallId}/package.zip";
        var written = await blobs.FindAsync(name, cancellationToken) ?? await BuildAsync(name, input, cancellationToken);
        return new PackageWritten(name, written.Sha256);
    }

    private async Task<BlobInfo> BuildAsync(string name, WritePackageInput input, CancellationToken cancellationToken)
    {
        // Thousands of notices do not fit into memory as one.
        await using var file = new FileStream(
            Path.GetTempFileName(), FileMode.Open, FileAccess.ReadWrite, FileShare.None, 81920, FileOptions.DeleteOnClose | FileOptions.Asynchronous);
        using (var zip = new PackageZip(file)) await FillAsync(zip, input, cancellationToken);
        file.Position = 0;
        return await blobs.WriteAsync(name, file, "application/zip", cancellationToken);
    }

    private async Task FillAsync(PackageZip zip, WritePackageInput input, CancellationToken cancellationToken)
    {
        var recall = await recalls.FindAsync(input.RecallId, cancellationToken)
            ?? throw new InvalidOperationException($"Recall {input.RecallId} is not registered.");
        var timeline = await recalls.TimelineAsync(input.RecallId, cancellationToken);
        var answers = await recalls.AnswersAsync(input.RecallId, null, cancellationToken);

        await zip.AddAsync(PackageDecision.EntryName, CanonicalJson.Write(new PackageDecision(recall, input.Closing)), cancellationToken);
        await zip.AddAsync(PackageDecision.TimelineEntryName, CanonicalJson.Write(timeline.Append(input.Closing).ToList()), cancellationToken);
        await zip.AddAsync(PackageDecision.ResponsesEntryName, CanonicalJson.Write(answers), cancellationToken);
        if (recall.IsDrill)
        {
            var scope = await ScopeReader.OpenAsync(blobs, input.RecallId, 1, cancellationToken);
            await zip.AddAsync("drill-report.json", CanonicalJson.Write(DrillReport.Of(recall, scope.Scope, timeline)), cancellationToken);
        }

        var lots = await AddScopesAsync(zip, input, cancellationToken);
        await AddNoticesAsync(zip, input.RecallId, cancellationToken);
        await AddChecksAsync(zip, input.RecallId, cancellationToken);
        await zip.AddAsync(Manifest.EventsEntryName, events.LinesAsync(lots.Order(LotKeyOrder.Instance), cancellationToken), cancellationToken);
        await zip.FinishAsync(input.RecallId, input.Closing.At, cancellationToken);
    }

    private async Task<IReadOnlyCollection<LotKey>> AddScopesAsync(PackageZip zip, WritePackageInput input, CancellationToken cancellationToken)
    {
        var lots = new HashSet<LotKey>();
        for (var version = 1; version <= input.Version; version++)
        {
            var scope = await ScopeReader.OpenAsync(blobs, input.RecallId, version, cancellationToken);
            foreach (var name in scope.Scope.Sections.Values.Select(s => s.Blob).Prepend(RecallScope.BlobOf(input.RecallId, version)))
            {
                await using var content = await blobs.OpenAsync(name, cancellationToken);
                await zip.AddAsync(name[$"recalls/{input.RecallId}/".Length..], content, cancellationToken);
            }

            lots.UnionWith(await scope.LotSetAsync(cancellationToken));
        }

        return lots;
    }

    private async Task AddNoticesAsync(PackageZip zip, string recallId, CancellationToken cancellationToken)
    {
        var notices = new List<Notice>();
        await foreach (var notice in recalls.AllNoticesAsync(recallId, cancellationToken))
        {
            notices.Add(notice);
            foreach (var file in notice.Files.OrderBy(f => f.Key, StringComparer.Ordinal).Select(f => f.Value))
            {
                await using var content = await blobs.OpenAsync(file.Blob, cancellationToken);
                await zip.AddAsync(file.Blob[$"recalls/{recallId}/".Length..], content, cancellationToken);
            }
        }

        await zip.AddAsync(PackageDecision.NoticesEntryName, CanonicalJson.Write(notices), cancellationToken);
    }

    /// <summary>The effectiveness checks as they were recorded.</summary>
    private async Task AddChecksAsync(PackageZip zip, string recallId, CancellationToken cancellationToken)
    {
        await foreach (var check in blobs.ListAsync(EffectivenessChecks.FolderOf(recallId), cancellationToken))
        {
            await using var content = await blobs.OpenAsync(check.Name, cancellationToken);
            await zip.AddAsync(check.Name[$"recalls/{recallId}/".Length..], content, cancellationToken);
        }
    }
}
