using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Settles the shipments of a document that more than one notice names: reads all of them again, and brings the ledger to what
/// they announce together (<see cref="ShipmentFold"/>).
/// </summary>
/// <remarks>
/// Documents of a shipment may be processed at the same time. Each is saved with its shipments before it looks for the others,
/// and looks again after all it did: of two, the one that is saved last sees the other, whatever that has done until then.
/// </remarks>
internal sealed class ShipmentSettlement(IntakeRun run, IDocuments documents, NoticeReader reader, ILedger ledger, LineChecks checks)
{
    private const int ShipmentsAtOnce = 1000;

    /// <summary>Notices of a batch are in memory together; by their share in the bytes of their documents.</summary>
    private const long BytesAtOnce = 8 * 1024 * 1024;

    private readonly Dictionary<string, string> settled = new(StringComparer.Ordinal);

    /// <summary>Settles until every shipment is settled with all documents that name it.</summary>
    public async Task SettleAsync(CancellationToken cancellationToken)
    {
        while (await OpenAsync(cancellationToken) is { Count: > 0 } open)
        {
            while (open.Count > 0) await NextAsync(open, cancellationToken);
        }
    }

    /// <summary>A document that was not seen has come to one of the shipments.</summary>
    public async Task<bool> IsOpenAsync(CancellationToken cancellationToken) => (await OpenAsync(cancellationToken)).Count > 0;

    private async Task<Queue<Open>> OpenAsync(CancellationToken cancellationToken)
    {
        var open = new Queue<Open>();
        if (run.Document.Partner is not { } partner) return open;
        foreach (var shipments in run.Shipments.Order(StringComparer.Ordinal).Chunk(ShipmentsAtOnce))
        {
            var named = (await documents.OfShipmentsAsync(partner, shipments, cancellationToken)).ToLookup(s => s.Shipment, s => s.DocumentId);
            foreach (var shipment in shipments)
            {
                var ids = named[shipment].Append(run.Document.DocumentId).Distinct().Order(StringComparer.Ordinal).ToList();
                if (ids.Count == 1 && !run.ToSettle.Contains(shipment)) continue;
                if (settled.GetValueOrDefault(shipment) != Key(ids)) open.Enqueue(new Open(shipment, ids));
            }
        }

        return open;
    }

    private async Task NextAsync(Queue<Open> open, CancellationToken cancellationToken)
    {
        var known = new Dictionary<string, Document>(StringComparer.Ordinal) { [run.Document.DocumentId] = run.Document };
        var batch = new Dictionary<string, Open>(StringComparer.Ordinal);
        for (long bytes = 0; bytes < BytesAtOnce && batch.Count < ShipmentsAtOnce && open.TryDequeue(out var next); batch[next.Shipment] = next)
        {
            foreach (var id in next.DocumentIds)
            {
                if (!known.TryGetValue(id, out var document))
                {
                    known[id] = document = await documents.FindAsync(id, cancellationToken)
                        ?? throw new InvalidOperationException($"Document {id} names a shipment and is not registered.");
                }

                bytes += document.Length / Math.Max(1, ReferenceEquals(document, run.Document) ? run.Shipments.Count : document.Shipments.Count);
            }
        }

        var notices = batch.Keys.ToDictionary(s => s, _ => new List<SourcedNotice>(), StringComparer.Ordinal);
        foreach (var document in known.Values)
        {
            await foreach (var notice in reader.AcceptedAsync(document, cancellationToken))
            {
                if (notice.Asn.ShipmentId is { } shipment && notices.TryGetValue(shipment, out var found) && TakesPart(notice)) found.Add(notice);
            }
        }

        foreach (var (shipment, found) in notices)
        {
            if (found.Count > 0) await SettleAsync(found, cancellationToken);
            settled[shipment] = Key(batch[shipment].DocumentIds);
        }
    }

    private async Task SettleAsync(List<SourcedNotice> notices, CancellationToken cancellationToken)
    {
        var budget = new AnnouncementBudget(run.Budget.Most);
        var parts = new Dictionary<SourcedNotice, IReadOnlyList<NoticePart>>();
        foreach (var notice in notices)
        {
            var own = new List<NoticePart>();
            parts[notice] = own;
            foreach (var part in ShipmentFold.PartsOf(notice, run.Findings.Say))
            {
                if (!budget.Take(part.Events))
                {
                    run.SayTooMany(part);
                    return;
                }

                own.Add(part);
            }
        }

        var changes = parts.Where(p => p.Key.Asn.Purpose == AsnPurpose.Change).SelectMany(p => p.Value).ToList();
        var passed = await checks.PassAsync(changes, run.Findings.Say, cancellationToken);
        var fold = ShipmentFold.Of(parts, changes.Except(passed).ToHashSet());
        foreach (var (notice, line, lot, diagnostic) in fold.Issues) run.Findings.Say(notice, line, lot, diagnostic);
        IReadOnlyCollection<NoticePart> all = [.. parts.Values.SelectMany(p => p)];
        await new ShipmentAnnouncements(run, ledger, checks).SettleAsync(fold, all, cancellationToken);
        TellEffects(fold, all);
        TellOthers(fold);
    }

    /// <summary>What is announced tells so by itself; what later notices took back was announced too, and a notice without lines takes back.</summary>
    private void TellEffects(ShipmentFold fold, IEnumerable<NoticePart> parts)
    {
        var standing = fold.Standing.ToHashSet();
        foreach (var part in parts.Where(p => run.IsOwn(p.Notice) && fold.Took(p) && !standing.Contains(p))) run.Effects.Announced(part.Notice.Ordinal, part.Lot);
        var announcing = standing.Select(p => p.Notice).ToHashSet();
        foreach (var notice in fold.Notices.Where(n => run.IsOwn(n) && fold.Acted(n) && !announcing.Contains(n))) run.Effects.Took(notice.Ordinal);
    }

    private void TellOthers(ShipmentFold fold)
    {
        var failing = fold.Issues.Where(i => i.Diagnostic.Severity == DiagnosticSeverity.Error).Select(i => i.Notice.Document.DocumentId).ToHashSet();
        foreach (var document in fold.Notices.Select(n => n.Document).Where(d => d.DocumentId != run.Document.DocumentId && d.ProcessedAt is not null))
        {
            var failed = document.Errors.Any(e => e.Severity == DiagnosticSeverity.Error && FoldCode.DependsOnOthers(e.Code));
            if (failing.Contains(document.DocumentId) != failed) run.Others.Add(document.DocumentId);
        }
    }

    private static bool TakesPart(SourcedNotice notice) =>
        notice.Asn.Purpose is not (AsnPurpose.Unknown or AsnPurpose.Confirm or AsnPurpose.Information);

    private static string Key(IEnumerable<string> documentIds) => string.Join(' ', documentIds);

    private sealed record Open(string Shipment, IReadOnlyList<string> DocumentIds);
}
