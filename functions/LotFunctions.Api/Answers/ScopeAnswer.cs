using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Answers;

/// <summary>What a recall is about, as of one position of the ledger.</summary>
/// <param name="Stable">False when lots kept coming in while it was being held; what came last is held too.</param>
/// <param name="Roots">The lots found bad.</param>
/// <param name="Lots">All that are affected: those of <paramref name="Nodes"/>.</param>
/// <param name="Stoppable">Packed and not shipped, or still on its way to us.</param>
public sealed record ScopeAnswer(
    string RecallId,
    int Version,
    DateTimeOffset AsOf,
    bool Stable,
    IReadOnlyList<LotRef> Roots,
    IReadOnlyList<LotRef> Lots,
    IReadOnlyList<NodeAnswer> Nodes,
    IReadOnlyList<EdgeAnswer> Edges,
    IReadOnlyList<ReceiptAnswer> Receipts,
    IReadOnlyList<ShipmentAnswer> Shipments,
    IReadOnlyList<CustomerShipments> Customers,
    IReadOnlyList<StockAnswer> Stock,
    IReadOnlyList<StoppableAnswer> Stoppable,
    IReadOnlyList<GapAnswer> Gaps,
    IReadOnlyList<ReconciliationAnswer> Reconciliation)
{
    public static ScopeAnswer Of(RecallScope s) => new(
        s.RecallId, s.Version, s.AsOf, s.Stable,
        [.. s.Roots.Select(LotRef.Of)],
        [.. s.Nodes.Select(n => LotRef.Of(n.Lot))],
        [.. s.Nodes.Select(NodeAnswer.Of)],
        [.. s.Edges.Select(EdgeAnswer.Of)],
        [.. s.Receipts.Select(ReceiptAnswer.Of)],
        [.. s.Shipments.Select(ShipmentAnswer.Of)],
        [.. s.Customers.Select(c => new CustomerShipments(c.Customer, [.. c.Shipments.Select(ShipmentAnswer.Of)]))],
        [.. s.Stock.Select(StockAnswer.Of)],
        [.. s.Stoppable.Select(StoppableAnswer.Of)],
        [.. s.Gaps.Select(GapAnswer.Of)],
        [.. s.Reconciliation.Select(ReconciliationAnswer.Of)]);
}

public sealed record CustomerShipments(string Customer, IReadOnlyList<ShipmentAnswer> Shipments);

/// <param name="InTransit">True while it is on its way to us; false when it stands packed in the house.</param>
public sealed record StoppableAnswer(
    string Item, string Lot, string LogisticUnit, decimal? Quantity, string? Unit, bool InTransit, string? Document)
{
    public static StoppableAnswer Of(TracePacked p) =>
        new(p.Lot.Item, p.Lot.Lot, p.LogisticUnit, p.Quantity?.Value, p.Quantity?.Unit, p.InTransit, p.Document);
}
