using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Resolves which lots a recall is about. Criteria read the whole ledger up to the view's position once: supplier and time
/// are those of announcements and receipts, covered logistic units included. With them a work order means the lots that it
/// consumed; without them, the lots that it made. A lot with two suppliers is of both: a recall takes rather one too many.
/// </summary>
internal sealed class LotSelection(ILedger ledger)
{
    public async Task<IReadOnlyCollection<LotKey>> ResolveAsync(RecallRequest request, ILedgerView view, CancellationToken cancellationToken)
    {
        if (request.Criteria is not { } criteria) return request.Lots;

        var item = criteria.Item is { } named ? LotKey.NormaliseItem(named) : null;
        var byReceipt = criteria is not { Supplier: null, ReceivedFrom: null, ReceivedTo: null };
        var facts = new Dictionary<LotKey, SelectionFacts>();
        var covering = new List<LotEvent>();
        await foreach (var recorded in ledger.ReadAllAsync(null, cancellationToken))
        {
            if (recorded.RecordedAt > view.AsOf) break;
            var e = recorded.Event;
            if (recorded.VoidedBy is not null || e.Type == LotEventType.Void) continue;
            if (e.Lot is { } lot) FactsOf(lot).Add(e);
            else if (e.Type is LotEventType.Receive && byReceipt) covering.Add(e);
        }

        var units = covering.Select(e => e.LogisticUnit).OfType<string>().ToHashSet();
        var coverage = await UnitFamilies.CoverageAsync(view, units, cancellationToken);
        foreach (var e in covering)
        {
            foreach (var line in coverage.Of(e)) FactsOf(line.Lot).Add(e);
        }

        return [.. facts.Where(f => (item is null || f.Key.Item == item) && f.Value.Match(criteria, byReceipt)).Select(f => f.Key)];

        SelectionFacts FactsOf(LotKey lot)
        {
            if (!facts.TryGetValue(lot, out var known)) facts[lot] = known = new SelectionFacts();
            return known;
        }
    }

    /// <summary>What the criteria ask of one lot.</summary>
    private sealed class SelectionFacts
    {
        private readonly HashSet<string> suppliers = [];
        private readonly HashSet<string> consumedBy = [];
        private readonly HashSet<string> producedBy = [];
        private readonly List<DateTimeOffset> received = [];
        private bool isGoodsIn;

        public void Add(LotEvent e)
        {
            switch (e.Type)
            {
                case LotEventType.Announce or LotEventType.Receive:
                    isGoodsIn = true;
                    if (e.Supplier is { } supplier) suppliers.Add(supplier);
                    if (e.Type == LotEventType.Receive) received.Add(e.At);
                    break;
                case LotEventType.Consume:
                    consumedBy.Add(e.WorkOrder!);
                    break;
                case LotEventType.Produce:
                    producedBy.Add(e.WorkOrder!);
                    break;
                default:
                    break;
            }
        }

        public bool Match(RecallCriteria c, bool byReceipt)
        {
            if (c.WorkOrder is { } order && !(byReceipt ? consumedBy : producedBy).Contains(order)) return false;
            if (!byReceipt) return true;
            var inTime = (c.ReceivedFrom is null && c.ReceivedTo is null)
                || received.Exists(at => (c.ReceivedFrom is null || at >= c.ReceivedFrom) && (c.ReceivedTo is null || at <= c.ReceivedTo));
            return isGoodsIn && inTime && (c.Supplier is null || suppliers.Contains(c.Supplier));
        }
    }
}
