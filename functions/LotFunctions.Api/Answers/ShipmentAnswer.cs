using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Answers;

public sealed record ShipmentAnswer(string Shipment, string Customer, DateTimeOffset At, IReadOnlyList<ShipmentLineAnswer> Lines)
{
    public static ShipmentAnswer Of(TraceShipment s) => new(
        s.Shipment, s.Customer, s.At,
        [.. s.Lines.Select(l => new ShipmentLineAnswer(l.Lot.Item, l.Lot.Lot, l.LogisticUnit, l.Quantity?.Value, l.Quantity?.Unit, l.Grade))]);
}

/// <param name="Quantity">Null when nobody said how much.</param>
public sealed record ShipmentLineAnswer(string Item, string Lot, string? LogisticUnit, decimal? Quantity, string? Unit, TraceGrade Grade);
