using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.X12;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Reads a queued document and announces its lots. A document that is processed stays as it is; one that was refused, wholly or
/// in part, is read again, so that a replay after a fix of the reference data completes it.
/// </summary>
public sealed class AsnHandler(IDocuments documents, IBlobStore blobs, ILedger ledger, IReferenceData references, TimeProvider clock) : IMessageHandler
{
    private const int ChunkSize = 500;
    private const int MostDiagnostics = 1000;

    public string Queue => QueueNames.AsnInbound;

    public async Task<Settlement> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        if (AsnMessage.Read(body.Span) is not { } message) return new Settlement("invalid-message", "The message names no document.");
        if (await documents.FindAsync(message.DocumentId, cancellationToken) is not { } document)
        {
            // It is registered before it is queued, so waiting does not help.
            return new Settlement("document-unknown", $"There is no document {message.DocumentId}.");
        }

        var passedTheDoor = document.ControlNumber is not null;
        if (document.Status == DocumentStatus.Processed || !passedTheDoor) return Settlement.Done;

        var processed = await ProcessAsync(document, cancellationToken);
        if (!IsSame(document, processed)) await documents.SaveAsync(processed, cancellationToken);
        return Settlement.Done;
    }

    private async Task<Document> ProcessAsync(Document document, CancellationToken cancellationToken)
    {
        var interchange = ShipNoticeReader.Read(await BytesAsync(document, cancellationToken));
        var diagnostics = new List<Diagnostic>(interchange.Diagnostics);
        if (interchange.IsTest)
        {
            // An announcement is no stock: a supplier who tries the connection sees the whole chain at work and harms nothing.
            diagnostics.Add(new Diagnostic("test-interchange", "ISA15 marks a test; it was processed like any other.", null, DiagnosticSeverity.Warning));
        }

        diagnostics.AddRange(interchange.Asns.SelectMany(a => a.Diagnostics));
        var lots = await AnnounceAsync(document, interchange, diagnostics, cancellationToken);
        var hasErrors = diagnostics.Exists(d => d.Severity == DiagnosticSeverity.Error);
        if (lots.Count == 0 && !hasErrors) diagnostics.Add(new Diagnostic("nothing-announced", "The document holds no ship notice that announces a lot."));

        return document with
        {
            Status = lots.Count == 0 ? DocumentStatus.Rejected : hasErrors ? DocumentStatus.PartlyProcessed : DocumentStatus.Processed,
            Shipments = [.. interchange.Asns.Select(a => a.ShipmentId).OfType<string>().Distinct(StringComparer.Ordinal)],
            Lots = lots,
            Errors = Bounded(diagnostics),
            ProcessedAt = clock.GetUtcNow(),
        };
    }

    private async Task<ReadOnlyMemory<byte>> BytesAsync(Document document, CancellationToken cancellationToken)
    {
        var bytes = new byte[document.Length];
        await using var content = await blobs.OpenAsync(document.RawBlob, cancellationToken);
        await content.ReadExactlyAsync(bytes, cancellationToken);
        return bytes;
    }

    /// <summary>The lots that are announced now, by this delivery of the message or an earlier one.</summary>
    private async Task<IReadOnlyList<LotKey>> AnnounceAsync(
        Document document, AsnInterchange interchange, List<Diagnostic> diagnostics, CancellationToken cancellationToken)
    {
        var lots = new HashSet<LotKey>();
        var events = new AsnEvents(document, interchange, new ItemDirectory(references), diagnostics);
        await foreach (var chunk in events.AllAsync(cancellationToken).Chunk(ChunkSize).WithCancellation(cancellationToken))
        {
            var results = await ledger.AppendAsync([.. chunk.Select(a => a.Event)], new Recorder(document.ReceivedBy, IsQuality: false), cancellationToken);
            for (var i = 0; i < chunk.Length; i++)
            {
                if (results[i].Status == AppendStatus.Refused) diagnostics.Add(new Diagnostic(results[i].Code!, results[i].Detail!, chunk[i].Position));
                else lots.Add(chunk[i].Event.Lot!.Value);
            }
        }

        return [.. lots.Order(LotKeyOrder.Instance)];
    }

    /// <summary>Of each severity the first thousand: the document is one record, and a hostile one could be in error at every line.</summary>
    private static IReadOnlyList<Diagnostic> Bounded(List<Diagnostic> diagnostics)
    {
        var kept = new List<Diagnostic>();
        foreach (var severity in new[] { DiagnosticSeverity.Error, DiagnosticSeverity.Warning })
        {
            var ofSeverity = diagnostics.FindAll(d => d.Severity == severity);
            kept.AddRange(ofSeverity.Take(MostDiagnostics));
            var more = ofSeverity.Count - MostDiagnostics;
            if (more > 0) kept.Add(new Diagnostic("diagnostics-limit", $"There are {more} more of severity {severity}.", null, severity));
        }

        return kept;
    }

    private static bool IsSame(Document before, Document after) =>
        CanonicalJson.Write(before).AsSpan().SequenceEqual(CanonicalJson.Write(after with { ProcessedAt = before.ProcessedAt }));
}
