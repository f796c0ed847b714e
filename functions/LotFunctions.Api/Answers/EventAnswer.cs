using LotFunctions.Core.Ledger;

namespace LotFunctions.Api.Answers;

/// <summary>A recorded event.</summary>
/// <param name="RuleVersion">The version of the lot rules that judged it; null where there were none.</param>
/// <param name="Rule">The rule that applied; null when none did.</param>
/// <param name="LabelledLot">The lot as it was labelled, where a rule normalised it.</param>
/// <param name="Violations">What the rule had against it; null when nothing.</param>
/// <param name="VoidedBy">The event that took it back; null while it stands.</param>
/// <param name="Hash">Its place in the hash chain of <paramref name="Stream"/>.</param>
public sealed record EventAnswer(
    string EventId,
    LotEventType Type,
    DateTimeOffset At,
    DateTimeOffset RecordedAt,
    string RecordedBy,
    string? Item,
    string? Lot,
    decimal? Quantity,
    string? Unit,
    string? LogisticUnit,
    string? OuterUnit,
    string? WorkOrder,
    IReadOnlyList<InputAnswer>? Inputs,
    string? Shipment,
    string? Customer,
    string? Supplier,
    string? Location,
    string? FromLocation,
    string? Device,
    string? Operator,
    string? Reference,
    string? Reason,
    string? Document,
    string? Recall,
    bool AsExecuted,
    LotAttributes? Attributes,
    InspectionAnswer? Inspection,
    int? RuleVersion,
    string? Rule,
    string? LabelledLot,
    IReadOnlyList<RuleViolation>? Violations,
    string? VoidedBy,
    string Stream,
    string PreviousHash,
    string Hash)
{
    public static EventAnswer Of(RecordedEvent r)
    {
        var e = r.Event;
        return new EventAnswer(
            e.EventId, e.Type, e.At, r.RecordedAt, r.RecordedBy, e.Lot?.Item, e.Lot?.Lot, e.Quantity?.Value, e.Quantity?.Unit, e.LogisticUnit,
            e.OuterUnit, e.WorkOrder, e.Inputs is null ? null : [.. e.Inputs.Select(InputAnswer.Of)], e.Shipment, e.Customer, e.Supplier,
            e.Location, e.FromLocation, e.Device, e.Operator, e.Reference, e.Reason, e.Document, e.Recall, e.AsExecuted, e.Attributes,
            e.Inspection is null ? null : InspectionAnswer.Of(e.EventId, e.At, e.Inspection),
            e.Judgement?.Version, e.Judgement?.Rule, e.Judgement?.Labelled, e.Judgement?.Violations, r.VoidedBy, r.Stream, r.PreviousHash, r.Hash);
    }
}

/// <param name="LabelledLot">The lot as it was labelled, where a lot rule normalised it.</param>
public sealed record InputAnswer(string Item, string Lot, decimal? Quantity, string? Unit, string? LabelledLot)
{
    public static InputAnswer Of(LotInput i) => new(i.Lot.Item, i.Lot.Lot, i.Quantity?.Value, i.Quantity?.Unit, i.Labelled);
}
