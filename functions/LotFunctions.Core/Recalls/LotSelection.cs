using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Resolves which lots a recall is about. Supplier and time are those of announcements and receipts, covered logistic units
/// included. With them a work order means the lots that it consumed; without them, the lots that it made. A lot with two
/// suppliers is of both: a recall takes rather one too many. A work order's lots are looked up; for anything else the events
/// are read once to find the lots that come into question, and later only those recorded since.
/// </summary>
internal sealed class LotSelection(ILedger ledger)
{
    private const int EventBatch = 5000;

    /// <summary>Lots whose events are in memory at a time.</summary>
    private const int LotBatch = 500;

    /// <param name="before">What the same request came to earlier; null to find out from the beginning.</param>
    public async Task<IReadOnlyCollection<LotKey>> ResolveAsync(RecallRequest request, ILedgerView view, LotsChosen? before, CancellationToken cancellationToken)
    {
        if (request.Criteria is not { } criteria) return request.Lots;

        var rule = new SelectionRule(criteria);
        if (criteria.WorkOrder is { } order)
        {
            var events = await view.EventsOfWorkOrdersAsync([order], cancellationToken);
            return await MatchesAsync(rule, view, events.Select(r => r.Event.Lot).OfType<LotKey>().ToHashSet(), cancellationToken);
        }

        var inQuestion = await InQuestionAsync(rule, view, before, cancellationToken);
        var chosen = before?.Lots.ToHashSet() ?? [];
        chosen.ExceptWith(inQuestion);
        chosen.UnionWith(await MatchesAsync(rule, view, inQuestion, cancellationToken));
        return chosen;
    }

    /// <summary>The lots that what was recorded since can have made a match, or can have made none any more.</summary>
    private async Task<HashSet<LotKey>> InQuestionAsync(SelectionRule rule, ILedgerView view, LotsChosen? before, CancellationToken cancellationToken)
    {
        var (lots, units) = (new HashSet<LotKey>(), new HashSet<string>(StringComparer.Ordinal));
        await foreach (var batch in ledger.BatchesAsync(before?.AsOf ?? DateTimeOffset.MinValue, view.AsOf, EventBatch, _ => true, cancellationToken))
        {
            foreach (var recorded in batch)
            {
                var e = recorded.Event;
                if (e is { Type: LotEventType.Void, Reference: { } target })
                {
                    // At the first time nothing is chosen yet that it could take back.
                    if (before is null || (await ledger.FindAsync(target, cancellationToken))?.Event is not { } voided) continue;
                    e = voided;
                }

                if (e.Lot is { } lot && rule.Concerns(e)) lots.Add(lot);
                if (before is null ? e.Lot is null && rule.Concerns(e) : rule.ConcernsUnits(e)) units.UnionWith(UnitsOf(e));
            }
        }

        var family = await UnitFamilies.EventsAsync(view, units, cancellationToken);
        lots.UnionWith(family.Select(r => r.Event.Lot).OfType<LotKey>().Where(rule.IsItem));
        return lots;
    }

    private static async Task<HashSet<LotKey>> MatchesAsync(SelectionRule rule, ILedgerView view, IEnumerable<LotKey> lots, CancellationToken cancellationToken)
    {
        var matches = new HashSet<LotKey>();
        foreach (var batch in lots.Where(rule.IsItem).Chunk(LotBatch))
        {
            var replay = await LotReplay.LoadAsync(view, batch, cancellationToken);
            matches.UnionWith(batch.Where(lot => rule.Match(replay.MovementsOf(lot))));
        }

        return matches;
    }

    private static IEnumerable<string> UnitsOf(LotEvent e) => new[] { e.LogisticUnit, e.OuterUnit }.OfType<string>();
}

/// <summary>The lots that a request came to at a position of the ledger.</summary>
internal sealed record LotsChosen(IReadOnlyCollection<LotKey> Lots, DateTimeOffset AsOf);
