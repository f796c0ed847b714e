using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>
/// Brings the ledger to what the notices of a shipment announce together: what is missing is announced, what is announced and
/// should not be is taken back. Receipts stay. Whoever does it, however often, with the same notices does the same.
/// </summary>
internal sealed class ShipmentAnnouncements(IntakeRun run, ILedger ledger, LineChecks checks)
{
    private const int ChunkSize = 500;
    private const int LotsAtOnce = 200;

    /// <param name="parts">Every part of every notice of the shipment: whatever was announced for it is among their lots.</param>
    public async Task SettleAsync(ShipmentFold fold, IReadOnlyCollection<NoticePart> parts, CancellationToken cancellationToken)
    {
        var documents = fold.Notices.Select(n => n.Document.DocumentId).ToHashSet(StringComparer.Ordinal);
        var announced = await AnnouncedAsync(fold, parts, documents, cancellationToken);
        var wanted = fold.Standing.Where(p => p.IsShipped(run.Findings.Say)).SelectMany(p => PartEvents.Of(p, run.Findings.Say)).ToList();

        // What is announced stays announced, whatever the house's checks say today; all of this document's are told to its sender.
        var passed = await PassAsync(wanted, announced, cancellationToken);
        var (kept, missing) = await MatchAsync(wanted, announced, cancellationToken);
        missing.RemoveAll(e => !passed.Contains(e.Part));
        foreach (var e in kept) run.Tell(e, new AppendResult(e.Event.EventId, AppendStatus.Duplicate));

        var obsolete = announced.Values.ToList();
        await KeepReceivedAsync(fold, parts, missing, obsolete, cancellationToken);

        // First the new: between the two steps a lot on its way is known twice, but never unknown.
        await AnnounceAsync(missing, cancellationToken);
        await TakeBackAsync(fold, parts, obsolete, cancellationToken);
    }

    /// <summary>What is announced for the shipment now, by event id.</summary>
    private async Task<Dictionary<string, LotEvent>> AnnouncedAsync(
        ShipmentFold fold, IReadOnlyCollection<NoticePart> parts, HashSet<string> documents, CancellationToken cancellationToken)
    {
        var shipment = fold.Notices.First().Asn.ShipmentId;
        var found = new Dictionary<string, LotEvent>(StringComparer.Ordinal);
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        // Announced before a rule was put, a lot is known as the notice writes it.
        foreach (var lots in parts.SelectMany(p => new[] { p.Lot, p.Labelled }).Distinct().Chunk(LotsAtOnce))
        {
            foreach (var e in (await view.EventsOfLotsAsync(lots, cancellationToken)).Select(r => r.Event))
            {
                if (e.Type == LotEventType.Announce && e.Shipment == shipment && e.Document is { } document && documents.Contains(document)) found[e.EventId] = e;
            }
        }

        if (run.Rules.Version > 1) await AddAnnouncedUnderEarlierRulesAsync(parts, found, cancellationToken);
        return found;
    }

    /// <summary>Lots that an earlier version of the lot rules read otherwise: the events' ids do not depend on that.</summary>
    private async Task AddAnnouncedUnderEarlierRulesAsync(
        IReadOnlyCollection<NoticePart> parts, Dictionary<string, LotEvent> found, CancellationToken cancellationToken)
    {
        var ids = parts.SelectMany(p => PartEvents.Of(p, (_, _, _, _) => { })).Select(e => e.Event.EventId).Where(id => !found.ContainsKey(id)).ToHashSet(StringComparer.Ordinal);
        foreach (var id in ids)
        {
            if (await ledger.FindAsync(id, cancellationToken) is { VoidedBy: null } recorded) found[id] = recorded.Event;
        }
    }

    private async Task<HashSet<NoticePart>> PassAsync(List<PartEvent> wanted, Dictionary<string, LotEvent> announced, CancellationToken cancellationToken)
    {
        var asked = wanted.Where(e => run.IsOwn(e.Part.Notice) || !announced.ContainsKey(e.Event.EventId)).Select(e => e.Part).Distinct();
        var passed = new HashSet<NoticePart>();
        foreach (var chunk in asked.Chunk(ChunkSize)) passed.UnionWith(await checks.PassAsync(chunk, run.Findings.Say, cancellationToken));
        return passed;
    }

    /// <summary>Splits what is wanted into what is there and what is missing; what remains in <paramref name="announced"/> is obsolete.</summary>
    private async Task<(List<PartEvent> Kept, List<PartEvent> Missing)> MatchAsync(
        List<PartEvent> wanted, Dictionary<string, LotEvent> announced, CancellationToken cancellationToken)
    {
        var kept = wanted.Where(e => announced.Remove(e.Event.EventId)).ToList();
        var there = kept.ToHashSet();
        var missing = new List<PartEvent>();
        foreach (var e in wanted.Where(e => !there.Contains(e)))
        {
            // Announced once more after it was taken back, it has another id; only the ledger can tell.
            var again = announced.Values.Any(a => SameGoods(a, e.Event) && a.Document == e.Event.Document)
                ? await LatestAsync(e, cancellationToken)
                : e;
            if (again is null) continue;
            if (announced.Remove(again.Event.EventId)) kept.Add(again);
            else missing.Add(again);
        }

        return (kept, missing);
    }

    /// <summary>
    /// Goods that came in by the number of their unit alone were received as they were announced: taking that back would take
    /// the receipt away. It stays, and the correction is refused unless it says the same.
    /// </summary>
    private async Task KeepReceivedAsync(
        ShipmentFold fold, IReadOnlyCollection<NoticePart> parts, List<PartEvent> missing, List<LotEvent> obsolete, CancellationToken cancellationToken)
    {
        var received = await ReceivedUnits.OfAsync(ledger, obsolete, cancellationToken);
        var stay = obsolete.Where(received.Contains).ToList();
        if (stay.Count == 0) return;

        var units = stay.Select(e => e.LogisticUnit).ToHashSet();
        var causes = new Causes(fold, parts);
        obsolete.RemoveAll(stay.Contains);
        foreach (var e in missing.Where(m => units.Contains(m.Event.LogisticUnit)).ToList())
        {
            missing.Remove(e);
            var same = stay.Find(s => SameGoods(s, e.Event));
            if (same is not null && stay.Remove(same)) run.Tell(e, new AppendResult(e.Event.EventId, AppendStatus.Duplicate));
            else SayReceived(e.Part.Notice, e.Part, e.Event);
        }

        foreach (var e in stay) SayReceived(causes.Of(e), null, e);
    }

    private async Task AnnounceAsync(List<PartEvent> missing, CancellationToken cancellationToken)
    {
        var next = missing;
        while (next.Count > 0)
        {
            var again = new List<PartEvent>();
            foreach (var chunk in next.Chunk(ChunkSize))
            {
                var results = await ledger.AppendAsync([.. chunk.Select(e => e.Event)], run.Recorder, cancellationToken);
                for (var i = 0; i < chunk.Length; i++)
                {
                    var latest = results[i].Status == AppendStatus.Duplicate ? await LatestAsync(chunk[i], cancellationToken) : chunk[i];
                    if (latest is not null && latest != chunk[i]) again.Add(latest);
                    else run.Tell(chunk[i], results[i]);
                }
            }

            next = again;
        }
    }

    /// <summary>The event itself, or the one after the last void by a document; null when a person took it back, which stands.</summary>
    private async Task<PartEvent?> LatestAsync(PartEvent e, CancellationToken cancellationToken)
    {
        while (await ledger.FindAsync(e.Event.EventId, cancellationToken) is { VoidedBy: { } voidId })
        {
            if (await ledger.FindAsync(voidId, cancellationToken) is not { Event.Document: not null }) return null;
            e = e.After(voidId);
        }

        return e;
    }

    private async Task TakeBackAsync(
        ShipmentFold fold, IReadOnlyCollection<NoticePart> parts, List<LotEvent> obsolete, CancellationToken cancellationToken)
    {
        if (obsolete.Count == 0) return;
        var causes = new Causes(fold, parts);
        foreach (var chunk in obsolete.Chunk(ChunkSize))
        {
            var results = await ledger.AppendAsync([.. chunk.Select(e => Void(e, causes.Of(e)))], run.Recorder, cancellationToken);
            if (results.FirstOrDefault(r => r.Status == AppendStatus.Refused && r.Code != RefusalCode.AlreadyVoided) is { } refused)
            {
                throw new InvalidOperationException($"An announcement cannot be taken back: {refused.Code}, {refused.Detail}");
            }
        }
    }

    private static LotEvent Void(LotEvent announced, SourcedNotice cause) => EventIdentity.Seal(
        new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = LotEventType.Void,
            At = cause.Document.ReceivedAt,
            Reference = announced.EventId,
            Reason = $"The {cause.Asn.Purpose.ToString().ToLowerInvariant()} notice of shipment {announced.Shipment} in document {cause.Document.DocumentId}",
            Document = cause.Document.DocumentId,
        },
        eventId: null,
        place: announced.EventId);

    private static bool SameGoods(LotEvent x, LotEvent y) =>
        x.Lot == y.Lot && x.Quantity == y.Quantity && x.LogisticUnit == y.LogisticUnit && x.OuterUnit == y.OuterUnit;

    private void SayReceived(SourcedNotice notice, NoticePart? part, LotEvent e) => run.Findings.Say(notice, part?.Line, e.Lot?.Lot, new Diagnostic(
        "already-received",
        $"Logistic unit {e.LogisticUnit} with lot {e.Lot?.Lot} was received as it was announced before; the correction comes too late for it.",
        part is null ? notice.Asn.Position : part.Line.Position));

    /// <summary>Which notice took an announcement back.</summary>
    private sealed class Causes(ShipmentFold fold, IReadOnlyCollection<NoticePart> parts)
    {
        private readonly SourcedNotice last = fold.Notices.Where(fold.Acted).Max() ?? fold.Notices.Max()!;

        private readonly ILookup<(string Document, LotKey Lot), NoticePart> taken = parts.Where(p => fold.RemovedBy(p) is not null)
            .ToLookup(p => (p.Notice.Document.DocumentId, p.Lot));

        public SourcedNotice Of(LotEvent announced)
        {
            var same = taken[(announced.Document!, announced.Lot!.Value)];
            var part = same.FirstOrDefault(p => announced.LogisticUnit is null || p.Line.LogisticUnits.Contains(announced.LogisticUnit)) ?? same.FirstOrDefault();
            return part is null ? last : fold.RemovedBy(part)!;
        }
    }
}
