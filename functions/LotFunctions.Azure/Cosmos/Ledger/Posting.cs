using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>A place of an event in the graph's container.</summary>
/// <param name="Pk">The partition.</param>
/// <param name="Id">The event's position; in the partition of an event id: <see cref="Event"/> or <see cref="Void"/>.</param>
internal sealed record Posting(string Pk, string Id)
{
    public const string Event = "e";
    public const string Void = "v";

    /// <summary>Holds the event of this id and its void.</summary>
    public static string OfEvent(string eventId) => $"event~{eventId}";

    public static string OfOrder(string workOrder) => $"order~{workOrder}";

    public static string OfUnit(string unit) => $"unit~{unit}";

    /// <summary>Holds what left with a shipment, and nothing else that names it.</summary>
    public static string OfShipment(string shipment) => $"shipment~{shipment}";

    /// <summary>Holds the produce events that name the lot among their inputs.</summary>
    public static string From(LotKey lot) => $"from~{Keys.Lot(lot)}";

    /// <summary>The partitions in which an event is looked for, its id's aside.</summary>
    public static IEnumerable<string> Of(LotEvent e)
    {
        if (e is { Type: LotEventType.Consume or LotEventType.Produce, WorkOrder: { } order }) yield return OfOrder(order);
        if (e.LogisticUnit is { } unit) yield return OfUnit(unit);
        if (e.OuterUnit is { } outer && outer != e.LogisticUnit) yield return OfUnit(outer);
        if (e is { Type: LotEventType.Ship, Shipment: { } shipment }) yield return OfShipment(shipment);
        foreach (var lot in (e.Inputs ?? []).Select(i => i.Lot).Distinct()) yield return From(lot);
    }

    /// <summary>Where what concerns the event goes: the event itself, and its void.</summary>
    public static IEnumerable<Posting> Of(LotEvent e, DateTimeOffset recordedAt) => Of(e).Select(pk => new Posting(pk, Keys.Position(recordedAt)));
}
