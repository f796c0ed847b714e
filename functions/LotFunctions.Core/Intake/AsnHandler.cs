using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Rules;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Reads a queued document and brings what it announces, changes or cancels into the ledger. A document that is processed stays
/// as it is; one that was refused, wholly or in part, is read again, so that a replay after a fix of the reference data, or the
/// notice that it waited for, completes it.
/// </summary>
public sealed class AsnHandler(
    IDocuments documents, IBlobStore blobs, ILedger ledger, IReferenceData references, IExceptions exceptions, IMessageSender sender,
    AsnIntake intake, Acknowledger acknowledger, IntakeOptions options, CurrentRules rules, IEnumerable<ILineCheck> lineChecks, TimeProvider clock) : IMessageHandler
{
    private readonly LineChecks checks = new(references, ledger, options, lineChecks);
    private readonly DocumentExceptions refused = new(exceptions, clock);
    private readonly RuleExceptions violations = new(ledger, exceptions, clock);

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
        var done = document.Status == DocumentStatus.Processed && message.Again != true;
        if (done || !passedTheDoor) return Settlement.Done;

        while (await ProcessAsync(document, message, cancellationToken) is { } again) document = again;
        return Settlement.Done;
    }

    /// <summary>The document as it is saved, when another one has come meanwhile and it must be processed once more; null when it is done.</summary>
    private async Task<Document?> ProcessAsync(Document document, AsnMessage message, CancellationToken cancellationToken)
    {
        var run = new IntakeRun(document, await rules.BookAsync(cancellationToken));
        var further = new FurtherInterchanges(run, intake, blobs);
        var reading = new IntakeReading(run, blobs, new StreamedNotices(run, documents, ledger, checks), further);
        await reading.ReadAsync(cancellationToken);

        var named = document with { Shipments = [.. run.Shipments] };
        if (!document.Shipments.SequenceEqual(named.Shipments)) await documents.SaveAsync(named, cancellationToken);
        var settlement = new ShipmentSettlement(run, documents, new NoticeReader(blobs, run.Rules), ledger, checks);
        await settlement.SettleAsync(cancellationToken);

        var outcome = Outcome(run, reading.Report, named) with { Further = further.Posted };
        // Before the document: a crash between the two leaves one that is read again, never one that nobody is told of.
        await refused.TellAsync(outcome, message, cancellationToken);
        if (IsSame(document, outcome)) return null;
        if (reading.Report is { } report)
        {
            outcome = outcome with { Acknowledgment = await acknowledger.WriteAsync(outcome, report, run.Findings.AdviceAfter(run.Effects), cancellationToken) };
        }

        await violations.TellAsync(outcome, cancellationToken);
        foreach (var other in run.Others)
        {
            await sender.SendAsync(QueueNames.AsnInbound, $"{other}/{document.DocumentId}", new AsnMessage(other, Again: true).Write(), cancellationToken);
        }

        await documents.SaveAsync(outcome, cancellationToken);
        if (document.Acknowledgment is null && outcome.Acknowledgment is not null)
        {
            IntakeMetrics.TimeToAcknowledge.Record((clock.GetUtcNow() - document.ReceivedAt).TotalSeconds);
        }

        return await settlement.IsOpenAsync(cancellationToken) ? outcome : null;
    }

    private Document Outcome(IntakeRun run, InterchangeReport? report, Document document)
    {
        var (effects, findings) = (run.Effects, run.Findings);
        if (!effects.Any && !effects.Informed) SayWhyNothing(run, report);

        return document with
        {
            Status = !findings.HasErrors ? DocumentStatus.Processed : effects.Any ? DocumentStatus.PartlyProcessed : DocumentStatus.Rejected,
            Lots = effects.Lots,
            MoreLots = effects.MoreLots,
            Errors = findings.Diagnostics(),
            ProcessedAt = clock.GetUtcNow(),
        };
    }

    private static void SayWhyNothing(IntakeRun run, InterchangeReport? report)
    {
        if (!run.Findings.HasErrors && report is { IsAnswer: true })
        {
            run.Findings.Add(new Diagnostic(
                "acknowledgment-received", "The interchange holds acknowledgments alone; it is kept, and nothing answers it.", null, DiagnosticSeverity.Warning));
            return;
        }

        // To its sender, whose syntax was in order, each notice says so itself.
        foreach (var notice in run.Quiet.Where(n => !run.Findings.Refuses(n)).ToList())
        {
            run.Findings.Say(notice, null, null, new Diagnostic("nothing-announced", "The notice announces no lot.", notice.Asn.Position));
        }

        if (!run.Findings.HasErrors) run.Findings.Add(new Diagnostic("nothing-announced", "The document holds no ship notice that announces a lot."));
    }

    /// <summary>Then nothing is written, and what was sent back to the supplier stands.</summary>
    private static bool IsSame(Document before, Document after) =>
        before.ProcessedAt is not null
        && CanonicalJson.Write(before).AsSpan().SequenceEqual(CanonicalJson.Write(after with { ProcessedAt = before.ProcessedAt }));
}
