namespace LotFunctions.Core.Ledger;

/// <summary>A view that also finds what left with a shipment, whether or not a lot is known to have been in it.</summary>
public interface IShipmentView : ILedgerView
{
    /// <summary>The ship events that name one of these shipments, with a lot or with a logistic unit alone.</summary>
    ValueTask<IReadOnlyList<RecordedEvent>> EventsOfShipmentsAsync(IReadOnlyCollection<string> shipments, CancellationToken cancellationToken);
}
