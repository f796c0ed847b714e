using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Short ways to state events in tests; each a minute after the one before.</summary>
internal sealed class Story(DateTimeOffset start)
{
    public static readonly Recorder Quality = new("quality", IsQuality: true);
    public static readonly Recorder Operator = new("operator", IsQuality: false);

    private int minute;

    public static LotKey Lot(string name) => LotKey.Create("ITEM-" + name[0], name);

    public static Quantity Kg(decimal value) => new(value, "KGM");

    public LotEvent Event(LotEventType type, string? lot = null, decimal? quantity = null, Func<LotEvent, LotEvent>? with = null)
    {
        var e = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = start.AddMinutes(minute++),
            Lot = lot is null ? null : Lot(lot),
            Quantity = quantity is { } value ? Kg(value) : null,
        };
        return EventIdentity.Seal(with?.Invoke(e) ?? e, eventId: null, place: $"story/{minute}");
    }

    public LotEvent Receive(string lot, decimal quantity, string? location = null) =>
        Event(LotEventType.Receive, lot, quantity, e => e with { Location = location, Supplier = "S1" });

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

    public LotEvent Announce(string lot, decimal quantity, string? unit = null, string? outer = null, string document = "d-1") =>
        Event(LotEventType.Announce, lot, quantity, e => e with { LogisticUnit = unit, OuterUnit = outer, Document = document, Supplier = "S1" });

    public LotEvent Ship(string lot, decimal quantity, string shipment, string customer = "C1") =>
        Event(LotEventType.Ship, lot, quantity, e => e with { Shipment = shipment, Customer = customer });

    public LotEvent ShipUnit(string unit, string shipment, string customer = "C1") =>
        Event(LotEventType.Ship, null, null, e => e with { LogisticUnit = unit, Shipment = shipment, Customer = customer });

    public LotEvent OfUnit(LotEventType type, string unit, string? location = null) =>
        Event(type, null, null, e => e with { LogisticUnit = unit, Location = location });

    public LotEvent Void(LotEvent target) => Event(LotEventType.Void, with: e => e with { Reference = target.EventId });
}
