namespace LotFunctions.Core.Ledger;

/// <summary>What an event of each type must and may carry, before any state is looked at.</summary>
public static class EventRules
{
    /// <summary>How far a clock may run ahead of ours.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(24);

    /// <summary>Null when the event is well formed.</summary>
    public static Refusal? Check(LotEvent e, DateTimeOffset now) =>
        Subject(e) ?? Fields(e) ?? Units(e) ?? Amount(e) ?? (e.At > now + ClockTolerance
            ? new Refusal(RefusalCode.TimeInFuture, $"The event's time {e.At:O} is more than {ClockTolerance.TotalHours:0} hours ahead of {now:O}.")
            : null);

    private static Refusal? Subject(LotEvent e)
    {
        if (e.Lot is not null) return null;
        return e.Type switch
        {
            LotEventType.Void => null,
            LotEventType.Receive or LotEventType.Ship or LotEventType.Move or LotEventType.Return or LotEventType.Unpack
                when e.LogisticUnit is not null => null,
            LotEventType.Pack when e.LogisticUnit is not null && e.OuterUnit is not null => null,
            LotEventType.Receive or LotEventType.Ship or LotEventType.Move or LotEventType.Return =>
                new Refusal(RefusalCode.LotRequired, $"{Article(e)} {Name(e)} names an item and its lot, or a logistic unit."),
            _ => new Refusal(RefusalCode.LotRequired, $"{Article(e)} {Name(e)} names an item and its lot."),
        };
    }

    private static Refusal? Fields(LotEvent e) => e.Type switch
    {
        LotEventType.Consume or LotEventType.Produce => Required(e, "workOrder", e.WorkOrder),
        LotEventType.Ship => Required(e, "shipment", e.Shipment) ?? Required(e, "customer", e.Customer),
        LotEventType.Pack => Required(e, "logisticUnit", e.LogisticUnit),
        LotEventType.Move => Required(e, "location", e.Location),
        LotEventType.Void => Required(e, "reference", e.Reference),
        LotEventType.Inspect when e.Inspection is null => Required(e, "inspection", null),
        _ => null,
    } ?? (e.Inputs is { Count: > 0 } && e.Type != LotEventType.Produce
        ? new Refusal(RefusalCode.FieldNotAllowed, $"{Article(e)} {Name(e)} has no inputs; a produce may name them.")
        : null);

    private static Refusal? Units(LotEvent e) =>
        e is { Type: LotEventType.Pack, LogisticUnit: { } unit } && unit == e.OuterUnit
            ? new Refusal(RefusalCode.UnitInItself, $"The logistic unit {unit} cannot be packed into itself.")
            : null;

    private static Refusal? Amount(LotEvent e)
    {
        if (e.Quantity is not { } quantity)
        {
            return e.Type == LotEventType.Adjust ? Required(e, "quantity", null) : null;
        }

        if (quantity.Value > 0 || (e.Type == LotEventType.Adjust && quantity.Value != 0)) return null;
        return new Refusal(RefusalCode.QuantityInvalid, $"The {Name(e)} quantity is {quantity}; it must be greater than zero.");
    }

    private static Refusal? Required(LotEvent e, string field, string? value) =>
        value is null ? new Refusal(RefusalCode.FieldRequired, $"{Article(e)} {Name(e)} needs {field}.") : null;

    private static string Article(LotEvent e) => Name(e)[0] is 'a' or 'i' or 'u' ? "An" : "A";

    private static string Name(LotEvent e) => e.Type.ToString().ToLowerInvariant();
}
