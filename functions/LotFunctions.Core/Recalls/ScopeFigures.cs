using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>Counts a scope.</summary>
internal static class ScopeFigures
{
    public static RecallFigures Of(TraceResult trace, ScopeShipments shipments) => new(
        trace.Nodes.Count,
        trace.Shipments.Count,
        shipments.Consignees.Count,
        trace.Packed.Count,
        trace.Gaps.Count,
        [.. trace.Reconciliation.GroupBy(r => r.Unit).OrderBy(g => g.Key, StringComparer.Ordinal).Select(g => new LotTotals(g.Key)
        {
            Received = g.Sum(r => r.Received),
            Produced = g.Sum(r => r.Produced),
            Consumed = g.Sum(r => r.Consumed),
            Shipped = g.Sum(r => r.Shipped),
            Returned = g.Sum(r => r.Returned),
            Scrapped = g.Sum(r => r.Scrapped),
        })],
        [.. trace.Stock.GroupBy(s => s.Quantity.Unit).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new Quantity(g.Sum(s => s.Quantity.Value), g.Key))],
        trace.Reconciliation.Where(r => r.Difference != 0).Select(r => r.Lot).Distinct().Count(),
        trace.Reconciliation.Where(r => r.IsVariance).Select(r => r.Lot).Distinct().Count());
}
