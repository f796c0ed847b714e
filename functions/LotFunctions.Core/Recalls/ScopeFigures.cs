using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Recalls;

/// <summary>Counts a scope while it is written.</summary>
internal sealed class ScopeFigures
{
    private readonly SortedDictionary<string, LotTotals> totals = new(StringComparer.Ordinal);
    private readonly SortedDictionary<string, decimal> onHand = new(StringComparer.Ordinal);
    private int differences, variances, unknownStock, unknown;

    public int Lots { get; set; }

    public int Shipments { get; set; }

    public int Stoppable { get; set; }

    public int Gaps { get; set; }

    public void Add(TracedLot lot)
    {
        Lots++;
        Stoppable += lot.Packed.Count;
        Gaps += lot.Gaps.Count;
        foreach (var s in lot.Stock) Add(s);
        Add(lot.Reconciliation);
    }

    public void Add(TraceStock s)
    {
        if (s.Quantity is { } q) onHand[q.Unit] = onHand.GetValueOrDefault(q.Unit) + q.Value;
        else unknownStock++;
    }

    /// <param name="ofLot">All of one lot.</param>
    public void Add(IReadOnlyList<LotReconciliation> ofLot)
    {
        var (differs, varies, isUnknown) = (false, false, false);
        foreach (var r in ofLot)
        {
            differs |= r.Difference != 0;
            varies |= r.IsVariance;
            isUnknown |= r.Unknown == true;
            if (r.Unit.Length == 0) continue;
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

        if (differs) differences++;
        if (varies) variances++;
        if (isUnknown) unknown++;
    }

    public RecallFigures Of(int customers) => new(
        Lots, Shipments, customers, Stoppable, Gaps, [.. totals.Values], [.. onHand.Select(s => new Quantity(s.Value, s.Key))], differences, variances,
        unknownStock == 0 ? null : unknownStock, unknown == 0 ? null : unknown);
}
