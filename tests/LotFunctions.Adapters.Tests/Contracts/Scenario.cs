using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Adapters.Tests.Contracts;

/// <summary>Short ways to state events; each a minute after the one before, unless the test says when.</summary>
internal sealed class Scenario(DateTimeOffset start)
{
    public static readonly Recorder Operator = new("operator", IsQuality: false);
    public static readonly Recorder Quality = new("quality", IsQuality: true);

    private int minute;

    public static LotKey Lot(string name) => LotKey.Create("ITEM-" + name[0], name);

    public LotEvent Event(LotEventType type, string? lot, decimal? quantity = null, Func<LotEvent, LotEvent>? with = null, string? id = null)
    {
        var e = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = start.AddMinutes(minute++),
            Lot = lot is null ? null : Lot(lot),
            Quantity = quantity is { } value ? new Quantity(value, "KGM") : null,
        };
        return EventIdentity.Seal(with?.Invoke(e) ?? e, id, place: $"{minute}");
    }

    public LotEvent Receive(string lot, decimal quantity, string? location = null, string? id = null) =>
        Event(LotEventType.Receive, lot, quantity, e => e with { Location = location, Supplier = "S1" }, id);

    public LotEvent Announce(string lot, decimal quantity, string unit, string? outer = null) =>
        Event(LotEventType.Announce, lot, quantity, e => e with { LogisticUnit = unit, OuterUnit = outer, Document = "d-1" });

    public LotEvent Consume(string lot, decimal quantity, string workOrder) =>
        Event(LotEventType.Consume, lot, quantity, e => e with { WorkOrder = workOrder });

    public LotEvent Produce(string lot, decimal quantity, string workOrder, params string[] inputs) =>
        Event(LotEventType.Produce, lot, quantity, e => e with
        {
            WorkOrder = workOrder,
            Inputs = inputs.Length == 0 ? null : [.. inputs.Select(i => new LotInput(Lot(i), null))],
        });

    public LotEvent Pack(string lot, decimal quantity, string unit) =>
        Event(LotEventType.Pack, lot, quantity, e => e with { LogisticUnit = unit });

    public LotEvent Ship(string lot, decimal quantity, string shipment) =>
        Event(LotEventType.Ship, lot, quantity, e => e with { Shipment = shipment, Customer = "C1" });

    public LotEvent ShipUnit(string unit, string shipment) =>
        Event(LotEventType.Ship, null, null, e => e with { LogisticUnit = unit, Shipment = shipment, Customer = "C1" });

    public LotEvent ReceiveUnit(string unit, string? location = null) =>
        Event(LotEventType.Receive, null, null, e => e with { LogisticUnit = unit, Location = location });

    public LotEvent Hold(string lot) => Event(LotEventType.Hold, lot, with: e => e with { Reason = "suspect" });

    public LotEvent Void(LotEvent target) => Event(LotEventType.Void, null, with: e => e with { Reference = target.EventId });
}
