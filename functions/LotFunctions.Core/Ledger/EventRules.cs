namespace LotFunctions.Core.Ledger;

/// <summary>What an event of each type must and may carry, before any state is looked at.</summary>
public static class EventRules
{
    /// <summary>How far a clock may run ahead of ours.</summary>
    public static readonly TimeSpan ClockTolerance = TimeSpan.FromHours(24);

    /// <summary>Null when the event is well formed; else the code of the first thing that is wrong, and all of them in words.</summary>
    public static Refusal? Check(LotEvent e, DateTimeOffset now) => Broken(e, now) is { } broken
        ? new Refusal(broken[0].Code, string.Join(" ", broken.Select(b => b.Message)))
        : null;

    /// <summary>Everything that is wrong, with the field in which it is.</summary>
    /// <param name="pointer">Where the event stands in its request.</param>
    public static IReadOnlyList<FieldError> Errors(LotEvent e, DateTimeOffset now, string pointer) =>
        [.. (Broken(e, now) ?? []).Select(b => b with { Pointer = $"{pointer}/{b.Pointer}" })];

    /// <summary>Null when nothing is: the way of nearly all events.</summary>
    private static List<FieldError>? Broken(LotEvent e, DateTimeOffset now)
    {
        List<FieldError>? broken = null;
        Subject(e, ref broken);
        Fields(e, ref broken);
        Units(e, ref broken);
        Amount(e, ref broken);
        if (e.At > now + ClockTolerance)
        {
            Add(ref broken, RefusalCode.TimeInFuture, $"The event's time {e.At:O} is more than {ClockTolerance.TotalHours:0} hours ahead of {now:O}.", "at");
        }

        return broken;
    }

    private static void Subject(LotEvent e, ref List<FieldError>? broken)
    {
        if (e.Lot is not null) return;
        switch (e.Type)
        {
            case LotEventType.Void:
            case LotEventType.Receive or LotEventType.Ship or LotEventType.Move or LotEventType.Return or LotEventType.Unpack when e.LogisticUnit is not null:
            case LotEventType.Pack when e.LogisticUnit is not null && e.OuterUnit is not null:
                return;
            case LotEventType.Receive or LotEventType.Ship or LotEventType.Move or LotEventType.Return:
                Add(ref broken, RefusalCode.LotRequired, $"{Article(e)} {Name(e)} names an item and its lot, or a logistic unit.", "lot");
                return;
            default:
                Add(ref broken, RefusalCode.LotRequired, $"{Article(e)} {Name(e)} names an item and its lot.", "lot");
                return;
        }
    }

    private static void Units(LotEvent e, ref List<FieldError>? broken)
    {
        if (e is not { Type: LotEventType.Pack, LogisticUnit: { } unit } || unit != e.OuterUnit) return;
        Add(ref broken, RefusalCode.UnitInItself, $"The logistic unit {unit} cannot be packed into itself.", "outerUnit");
    }

    private static void Fields(LotEvent e, ref List<FieldError>? broken)
    {
        switch (e.Type)
        {
            case LotEventType.Consume or LotEventType.Produce:
                Require(e, "workOrder", e.WorkOrder, ref broken);
                break;
            case LotEventType.Ship:
                Require(e, "shipment", e.Shipment, ref broken);
                Require(e, "customer", e.Customer, ref broken);
                break;
            case LotEventType.Pack:
                Require(e, "logisticUnit", e.LogisticUnit, ref broken);
                break;
            case LotEventType.Move:
                Require(e, "location", e.Location, ref broken);
                break;
            case LotEventType.Void:
                Require(e, "reference", e.Reference, ref broken);
                break;
            case LotEventType.Inspect when e.Inspection is null:
                Require(e, "inspection", null, ref broken);
                break;
        }

        if (e.Inputs is { Count: > 0 } && e.Type != LotEventType.Produce)
        {
            Add(ref broken, RefusalCode.FieldNotAllowed, $"{Article(e)} {Name(e)} has no inputs; a produce may name them.", "inputs");
        }
    }

    private static void Amount(LotEvent e, ref List<FieldError>? broken)
    {
        if (e.Quantity is not { } quantity)
        {
            if (e.Type == LotEventType.Adjust) Require(e, "quantity", null, ref broken);
            return;
        }

        if (quantity.Value > 0 || (e.Type == LotEventType.Adjust && quantity.Value != 0)) return;
        Add(ref broken, RefusalCode.QuantityInvalid, $"The {Name(e)} quantity is {quantity}; it must be greater than zero.", "quantity");
    }

    private static void Require(LotEvent e, string field, string? value, ref List<FieldError>? broken)
    {
        if (value is null) Add(ref broken, RefusalCode.FieldRequired, $"{Article(e)} {Name(e)} needs {field}.", field);
    }

    private static void Add(ref List<FieldError>? broken, string code, string message, string field) => (broken ??= []).Add(new FieldError(code, message, field));

    private static string Article(LotEvent e) => Name(e)[0] is 'a' or 'i' or 'u' ? "An" : "A";

    private static string Name(LotEvent e) => e.Type.ToString().ToLowerInvariant();
}
