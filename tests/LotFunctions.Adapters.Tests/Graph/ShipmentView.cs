using LotFunctions.Core.Ledger;

namespace LotFunctions.Adapters.Tests.Graph;

/// <summary>A view that finds shipments by the units that are known to have been sent with them.</summary>
internal sealed class ShipmentView(ILedgerView view, ILookup<string, string> unitsOf) : IShipmentView
{
    public DateTimeOffset AsOf => view.AsOf;

    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsOfShipmentsAsync(IReadOnlyCollection<string> shipments, CancellationToken cancellationToken)
    {
        var events = await view.EventsOfUnitsAsync([.. shipments.SelectMany(s => unitsOf[s]).Distinct()], cancellationToken);
        return [.. events.Where(r => r.Event.Type == LotEventType.Ship && shipments.Contains(r.Event.Shipment))];
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) => view.EventsOfLotsAsync(lots, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) => view.ProducedFromAsync(lots, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken) => view.EventsOfWorkOrdersAsync(workOrders, cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken) => view.EventsOfUnitsAsync(logisticUnits, cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}
