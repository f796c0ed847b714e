using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Announces the notices of a document as they are read. A notice that is alone in its shipment is announced at once and
/// forgotten; what corrects another one, or is corrected, is left to <see cref="ShipmentSettlement"/>.
/// </summary>
internal sealed class StreamedNotices(IntakeRun run, IDocuments documents, ILedger ledger, LineChecks checks)
{
    private const int MostNotices = 200;
    private const int ChunkSize = 500;

    private readonly List<SourcedNotice> waiting = [];
    private int lines;

    /// <summary>Takes the next notice of the document, accepted or not.</summary>
    public async Task TakeAsync(SourcedNotice notice, CancellationToken cancellationToken)
    {
        var asn = notice.Asn;
        if (!asn.Accepted) return;
        switch (asn.Purpose)
        {
            case AsnPurpose.Unknown:
                Say(notice, "purpose-not-supported", DiagnosticSeverity.Error, $"What the notice of shipment {asn.ShipmentId} does to earlier ones is not known.");
                return;
            case AsnPurpose.Confirm or AsnPurpose.Information:
                Say(notice, "information-only", DiagnosticSeverity.Warning, $"The notice of shipment {asn.ShipmentId} is for information ({asn.Purpose}); it is kept and announces nothing.");
                run.Effects.Informed = true;
                return;
            default:
                break;
        }

        var stands = asn.Purpose is AsnPurpose.Original or AsnPurpose.Advance;
        if (asn.ShipmentId is { } shipment && run.Document.Partner is not null)
        {
            if (!run.Shipments.Add(shipment) || !stands)
            {
                run.ToSettle.Add(shipment);
                return;
            }
        }
        else if (!stands)
        {
            Say(notice, FoldCode.ShipmentUnknown, DiagnosticSeverity.Error, "The notice corrects an earlier one and does not say of which shipment, or nobody is named as its sender.");
            return;
        }

        waiting.Add(notice);
        lines += asn.Lines.Count;
        if (waiting.Count >= MostNotices || lines >= ChunkSize) await FlushAsync(cancellationToken);
    }

    /// <summary>Announces what waits for more to come.</summary>
    public async Task FlushAsync(CancellationToken cancellationToken)
    {
        if (run.Document.Partner is { } partner)
        {
            var asked = waiting.Select(n => n.Asn.ShipmentId).OfType<string>().ToList();
            var others = await documents.OfShipmentsAsync(partner, asked, cancellationToken);
            run.ToSettle.UnionWith(others.Where(o => o.DocumentId != run.Document.DocumentId).Select(o => o.Shipment));
        }

        var alone = waiting.Where(n => n.Asn.ShipmentId is not { } shipment || !run.ToSettle.Contains(shipment));
        foreach (var parts in alone.SelectMany(n => NoticePart.Of(n, run.Findings.Say)).Where(p => p.IsShipped(run.Findings.Say)).TakeWhile(WithinBudget).Chunk(ChunkSize))
        {
            var passed = await checks.PassAsync(parts, run.Findings.Say, cancellationToken);
            foreach (var events in passed.SelectMany(p => PartEvents.Of(p, run.Findings.Say)).Chunk(ChunkSize)) await AppendAsync(events, cancellationToken);
        }

        waiting.Clear();
        lines = 0;
    }

    private bool WithinBudget(NoticePart part)
    {
        if (run.Budget.Take(part.Events)) return true;
        run.SayTooMany(part);
        return false;
    }

    private async Task AppendAsync(IReadOnlyList<PartEvent> events, CancellationToken cancellationToken)
    {
        var results = await ledger.AppendAsync([.. events.Select(e => e.Event)], run.Recorder, cancellationToken);
        for (var i = 0; i < events.Count; i++) run.Tell(events[i], results[i]);
    }

    private void Say(SourcedNotice notice, string code, DiagnosticSeverity severity, string message) =>
        run.Findings.Say(notice, null, null, new Diagnostic(code, message, notice.Asn.Position, severity));
}
