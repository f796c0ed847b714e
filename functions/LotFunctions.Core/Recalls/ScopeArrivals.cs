using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// What of a scope's lots came to us or is on its way. What is announced after a version was traced can still be stopped, and makes
/// a further one. What comes in does not: it is on hold as it comes.
/// </summary>
internal static class ScopeArrivals
{
    private const int EventBatch = 5000;
    private const int LotBatch = 500;

    /// <summary>Whether other goods of the lots are announced than when the version was traced. It costs as much as was announced since.</summary>
    /// <param name="view">The ledger now.</param>
    /// <param name="lots">Those of the version.</param>
    public static async Task<bool> AnnouncementsDifferAsync(ILedger ledger, ILedgerView view, ScopeReader before, IReadOnlySet<LotKey> lots, CancellationToken cancellationToken)
    {
        var touched = new HashSet<LotKey>();
        await foreach (var batch in ledger.BatchesAsync(before.Scope.AsOf, view.AsOf, EventBatch, Concerns, cancellationToken))
        {
            foreach (var recorded in batch)
            {
                var e = recorded.Event is { Type: LotEventType.Void, Reference: { } target } ? (await ledger.FindAsync(target, cancellationToken))?.Event : recorded.Event;
                if (e is { Type: LotEventType.Announce, Lot: { } lot } && lots.Contains(lot)) touched.Add(lot);
            }
        }

        if (touched.Count == 0) return false;
        var then = await before.ReceiptsAsync(cancellationToken).Where(r => IsAnnounced(r) && touched.Contains(r.Lot)).ToListAsync(cancellationToken);
        var now = new List<TraceReceipt>();
        foreach (var some in touched.Chunk(LotBatch))
        {
            var replay = await LotReplay.LoadAsync(view, some, cancellationToken);
            now.AddRange(some.SelectMany(lot => ReceiptMatch.Of(lot, replay.MovementsOf(lot))).Where(IsAnnounced));
        }

        return Without(then, now).Count > 0 || Without(now, then).Count > 0;
    }

    /// <summary>The arrivals that the others do not have, each as often as it stands more.</summary>
    public static List<TraceReceipt> Without(IEnumerable<TraceReceipt> receipts, IEnumerable<TraceReceipt> others)
    {
        var counts = others.CountBy(KeyOf).ToDictionary();
        return [.. receipts.Where(r =>
        {
            var key = KeyOf(r);
            if (counts.GetValueOrDefault(key) == 0) return true;
            counts[key]--;
            return false;
        })];
    }

    private static bool Concerns(LotEventType type) => type is LotEventType.Announce or LotEventType.Void;

    private static bool IsAnnounced(TraceReceipt r) => r.Document is not null || r.Announced is not null;

    /// <summary>Of what was announced the announcement; of what was not, the receipt.</summary>
    private static Arrival KeyOf(TraceReceipt r) => IsAnnounced(r)
        ? new Arrival(r.Lot, r.Supplier, r.Document, r.LogisticUnit, r.Announced, null)
        : new Arrival(r.Lot, r.Supplier, null, r.LogisticUnit, r.Received, r.At);

    private sealed record Arrival(LotKey Lot, string? Supplier, string? Document, string? LogisticUnit, Quantity? Quantity, DateTimeOffset? ReceivedAt);
}
