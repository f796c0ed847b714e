using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>Counts a scope while it is written.</summary>
internal sealed class ScopeFigures
{
    private readonly SortedDictionary<string, LotTotals> totals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> onHand = new(StringComparer.Ordinal);
    private int lots, stoppable, gaps, differences, variances;

    public int Shipments { get; set; }

    public void Add(TracedLot lot)
    {
        lots++;
        stoppable += lot.Packed.Count;
        gaps += lot.Gaps.Count;
        if (lot.Reconciliation.Any(r => r.Difference != 0)) differences++;
        if (lot.Reconciliation.Any(r => r.IsVariance)) variances++;
        foreach (var s in lot.Stock) onHand[s.Quantity.Unit] = onHand.GetValueOrDefault(s.Quantity.Unit) + s.Quantity.Value;
        foreach (var r in lot.Reconciliation)
        {
            var sum = totals.GetValueOrDefault(r.Unit) ?? new LotTotals(r.Unit);
            totals[r.Unit] = sum with
            {
                Received = sum.Received + r.Received,
                Produced = sum.Produced + r.Produced,
                Consumed = sum.Consumed + r.Consumed,
                Shipped = sum.Shipped + r.Shipped,
                Returned = sum.Returned + r.Returned,
                Scrapped = sum.Scrapped + r.Scrapped,
            };
        }
    }

    public RecallFigures Of(int customers) => new(
        lots, Shipments, customers, stoppable, gaps, [.. totals.Values], [.. onHand.Select(s => new Quantity(s.Value, s.Key))], differences, variances);
}
