using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>A lot reached with its state and what hangs on it, but for its edges and shipments.</summary>
public sealed record TracedLot(
    TraceNode Node,
    IReadOnlyList<TraceReceipt> Receipts,
    IReadOnlyList<TraceStock> Stock,
    IReadOnlyList<TracePacked> Packed,
    IReadOnlyList<Gap> Gaps,
    IReadOnlyList<LotReconciliation> Reconciliation)
{
    /// <param name="today">Decides whether it has expired.</param>
    /// <param name="withoutInputs">A work order made it, and nothing is known to have gone into it; only a walk backward can tell.</param>
    /// <param name="isInput">A production used it that names it, and no receipt is known.</param>
    /// <param name="ofUnits">Of the units that it is in (<see cref="LotFacts.Gaps"/>), and of what left beside it (<see cref="UnknownContents"/>).</param>
    public static TracedLot Of(
        ClosureLot lot, LotState state, IReadOnlyList<TraceReceipt> receipts, IReadOnlyList<TracePacked> packed, DateOnly today, bool withoutInputs,
        bool isInput, IEnumerable<Gap> ofUnits) =>
        new(
            new TraceNode(lot.Lot, lot.Depth, lot.Grade, state.StatusOn(today)),
            receipts,
            state.Balances.Count == 0 && !state.HasUnknownQuantity
                ? []
                : [.. state.Stock().Where(s => s.Quantity is not { Value: < 0 }).Select(s => new TraceStock(lot.Lot, s.Location, s.Quantity))],
            packed,
            [.. state.IsUnheardOf && !isInput ? new[] { Unheard(lot.Lot) } : [], .. state.Gaps(isInput), .. withoutInputs ? new[] { NoInputs(lot.Lot) } : [], .. ofUnits],
            [.. LotReconciliation.Of(state)]);

    private static Gap Unheard(LotKey lot) => new(GapCode.UnknownLot, lot, "No receipt, production, use or shipment of the lot is recorded.");

    private static Gap NoInputs(LotKey lot) =>
        new(GapCode.ProducedWithoutInputs, lot, "A work order made the lot, and nothing is recorded to have gone into it.");
}
