using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;

namespace LotFunctions.Api.Answers;

/// <summary>A lot as it stands.</summary>
/// <param name="Quantities">In the lot's own unit; null when no event states a quantity.</param>
/// <param name="OtherUnits">Quantities in units that do not convert into the lot's own.</param>
public sealed record LotAnswer(
    string Item,
    string Lot,
    LotStatus Status,
    IReadOnlyList<BalanceAnswer> Balances,
    LotQuantities? Quantities,
    IReadOnlyList<LotQuantities> OtherUnits,
    LotAttributes? Attributes,
    IReadOnlyList<InspectionAnswer> Inspections,
    IReadOnlyList<LotHold> Holds,
    IReadOnlyList<LotRecall> OpenRecalls,
    IReadOnlyList<GapAnswer> Gaps)
{
    public static LotAnswer Of(LotView v) => new(
        v.Item, v.Lot, v.Status,
        [.. v.Balances.Select(b => new BalanceAnswer(b.Location, b.Quantity?.Value, b.Quantity?.Unit))],
        v.Quantities, v.OtherUnits, v.Attributes,
        [.. v.Inspections.Select(i => InspectionAnswer.Of(i.EventId, i.At, i.Inspection))],
        v.Holds, v.OpenRecalls,
        [.. v.Gaps.Select(GapAnswer.Of)]);
}

/// <param name="Location">Empty when nobody said where.</param>
/// <param name="Quantity">In <paramref name="Unit"/>; both are null when something is there and nobody said how much.</param>
public sealed record BalanceAnswer(string Location, decimal? Quantity, string? Unit);

/// <param name="Result"><c>pass</c> or <c>fail</c>.</param>
public sealed record InspectionAnswer(
    string EventId, DateTimeOffset At, string Test, string Result, string? Value, string? Unit, string? Limits, string? Laboratory,
    string? Certificate)
{
    public static InspectionAnswer Of(string eventId, DateTimeOffset at, Inspection i) =>
        new(eventId, at, i.Test, i.Pass ? "pass" : "fail", i.Value, i.Unit, i.Limits, i.Laboratory, i.Certificate);
}
