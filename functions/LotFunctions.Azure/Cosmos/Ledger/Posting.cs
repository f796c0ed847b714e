using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>A place of an event in the graph's container.</summary>
/// <param name="Pk">The partition.</param>
/// <param name="Id">The event's position; in the partition of an event id: <see cref="Event"/> or <see cref="Void"/>; or that of a <see cref="Way"/>.</param>
/// <param name="Key">In its work order's partition: the orders on the lot's other side (<see cref="LotOrders"/>).</param>
internal sealed record Posting(string Pk, string Id, string? Key = null)
{
    public const string Event = "e";
    public const string Void = "v";

    /// <summary>Whether it is the event itself, beside others.</summary>
    [JsonIgnore]
    public bool IsRecord => char.IsAsciiDigit(Id[0]);

    /// <summary>What is stored there.</summary>
    public CosmosItem Item(RecordedEvent record) =>
        Way.IsId(Id) ? CosmosItem.Of(Pk, Id, Way.Of(record.Event)) : CosmosItem.Of(Pk, Id, record, Key);

    /// <summary>Holds the event of this id and its void.</summary>
    public static string OfEvent(string eventId) => $"event~{eventId}";

    public static string OfUnit(string unit) => $"unit~{unit}";

    public static bool IsOfOrder(string pk) => pk.StartsWith("order~", StringComparison.Ordinal);

    public static bool IsOfUnit(string pk) => pk.StartsWith("unit~", StringComparison.Ordinal);

    /// <summary>Holds what left with a shipment, and nothing else that names it.</summary>
    public static string OfShipment(string shipment) => $"shipment~{shipment}";

    /// <summary>Holds the produce events that name the lot among their inputs.</summary>
    public static string From(LotKey lot) => $"from~{Keys.Lot(lot)}";

    /// <summary>Holds the consume and produce events of a work order, and the ways on from it.</summary>
    public static string OfOrder(string workOrder) => $"order~{workOrder}";

    /// <summary>All places of an event that is no void.</summary>
    public static IReadOnlyList<Posting> Recorded(LotEvent e, DateTimeOffset recordedAt, LotOrders orders)
    {
        var (key, told) = orders.Add(e);
        var own = e.WorkOrder is { } order ? OfOrder(order) : null;
        return
        [
            new Posting(OfEvent(e.EventId), Event), .. Of(e, recordedAt).Select(p => p.Pk == own ? p with { Key = key } : p),
            .. told.Select(o => new Posting(OfOrder(o), Way.IdOf(e))),
        ];
    }

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
