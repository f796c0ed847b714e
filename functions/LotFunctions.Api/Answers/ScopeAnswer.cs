using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Answers;

/// <summary>What a recall is about, as of one position of the ledger. Its lists are read while they are written, whatever their length.</summary>
/// <param name="Stable">False when lots kept coming in while it was being held; what came last is held too.</param>
/// <param name="Roots">The lots found bad.</param>
/// <param name="Lots">All that are affected: those of <paramref name="Nodes"/>.</param>
/// <param name="Stoppable">Packed and not shipped, or still on its way to us.</param>
public sealed record ScopeAnswer(
    string RecallId,
    int Version,
    DateTimeOffset AsOf,
    bool Stable,
    ScopeFigures? Figures,
    IReadOnlyList<LotRef> Roots,
    IAsyncEnumerable<LotRef> Lots,
    IAsyncEnumerable<NodeAnswer> Nodes,
    IAsyncEnumerable<EdgeAnswer> Edges,
    IAsyncEnumerable<ReceiptAnswer> Receipts,
    IAsyncEnumerable<ShipmentAnswer> Shipments,
    IAsyncEnumerable<CustomerShipments> Customers,
    IAsyncEnumerable<StockAnswer> Stock,
    IAsyncEnumerable<StoppableAnswer> Stoppable,
    IAsyncEnumerable<GapAnswer> Gaps,
    IAsyncEnumerable<ReconciliationAnswer> Reconciliation)
{
    public static ScopeAnswer Of(ScopeReader reader, CancellationToken cancellationToken) => new(
        reader.Scope.RecallId, reader.Scope.Version, reader.Scope.AsOf, reader.Scope.Stable, ScopeFigures.Of(reader.Scope.Figures),
        [.. reader.Scope.Roots.Select(LotRef.Of)],
        reader.LotsAsync(cancellationToken).Select(n => LotRef.Of(n.Lot)),
        reader.LotsAsync(cancellationToken).Select(NodeAnswer.Of),
        reader.EdgesAsync(cancellationToken).Select(EdgeAnswer.Of),
        reader.ReceiptsAsync(cancellationToken).Select(ReceiptAnswer.Of),
        reader.ShipmentsAsync(cancellationToken).Select(ShipmentAnswer.Of),
        reader.ByCustomerAsync(cancellationToken).Select(c => new CustomerShipments(c.Customer, [.. c.Shipments.Select(ShipmentAnswer.Of)])),
        reader.StockAsync(cancellationToken).Select(StockAnswer.Of),
        reader.StoppableAsync(cancellationToken).Select(StoppableAnswer.Of),
        reader.GapsAsync(cancellationToken).Select(GapAnswer.Of),
        reader.ReconciliationAsync(cancellationToken).Select(ReconciliationAnswer.Of));
}

public sealed record CustomerShipments(string Customer, IReadOnlyList<ShipmentAnswer> Shipments);

/// <param name="InTransit">True while it is on its way to us; false when it stands packed in the house.</param>
public sealed record StoppableAnswer(
    string Item, string Lot, string? LogisticUnit, decimal? Quantity, string? Unit, bool InTransit, string? Document)
{
    public static StoppableAnswer Of(TracePacked p) =>
        new(p.Lot.Item, p.Lot.Lot, p.LogisticUnit, p.Quantity?.Value, p.Quantity?.Unit, p.InTransit, p.Document);
}
