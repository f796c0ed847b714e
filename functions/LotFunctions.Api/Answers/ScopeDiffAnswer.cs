using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Answers;

/// <summary>What changed from one scope version to another.</summary>
public sealed record ScopeDiffAnswer(
    int From, int To, IReadOnlyList<LotRef> AddedLots, IReadOnlyList<LotRef> RemovedLots,
    IReadOnlyList<ScopeLineAnswer> AddedLines, IReadOnlyList<ScopeLineAnswer> RemovedLines)
{
    public static ScopeDiffAnswer Of(ScopeDiff d) => new(
        d.From, d.To, [.. d.AddedLots.Select(LotRef.Of)], [.. d.RemovedLots.Select(LotRef.Of)],
        [.. d.AddedLines.Select(ScopeLineAnswer.Of)], [.. d.RemovedLines.Select(ScopeLineAnswer.Of)]);
}

public sealed record ScopeLineAnswer(
    string Customer, string Shipment, DateTimeOffset At, string Item, string Lot, string? LogisticUnit, decimal? Quantity, string? Unit,
    TraceGrade Grade)
{
    public static ScopeLineAnswer Of(ScopeLine l) => new(
        l.Customer, l.Shipment, l.At, l.Line.Lot.Item, l.Line.Lot.Lot, l.Line.LogisticUnit, l.Line.Quantity?.Value, l.Line.Quantity?.Unit,
        l.Line.Grade);
}
