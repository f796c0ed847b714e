using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Answers;

/// <summary>What changed from one scope version to another.</summary>
/// <param name="ChangedLots">In both, with another grade.</param>
/// <param name="ChangedLines">The same lot in the same shipment and unit, with another quantity, grade or time.</param>
/// <param name="AddedReceipts">Announced, or come in unannounced; that what was announced came in is no difference.</param>
/// <param name="Customers">The lines once more, by customer: those for whom nothing changed are not here.</param>
public sealed record ScopeDiffAnswer(
    string RecallId, int From, int To,
    IReadOnlyList<LotRef> AddedLots, IReadOnlyList<LotRef> RemovedLots, IReadOnlyList<ScopeLotChangeAnswer> ChangedLots,
    IReadOnlyList<ScopeShipment> AddedShipments, IReadOnlyList<ScopeShipment> RemovedShipments,
    IReadOnlyList<ScopeLineAnswer> AddedLines, IReadOnlyList<ScopeLineAnswer> RemovedLines, IReadOnlyList<ScopeLineChangeAnswer> ChangedLines,
    IReadOnlyList<ReceiptAnswer> AddedReceipts, IReadOnlyList<ReceiptAnswer> RemovedReceipts, IReadOnlyList<CustomerChanges> Customers)
{
    public static ScopeDiffAnswer Of(string recallId, ScopeDiff d)
    {
        IReadOnlyList<ScopeLineAnswer> added = [.. d.AddedLines.Select(ScopeLineAnswer.Of)];
        IReadOnlyList<ScopeLineAnswer> removed = [.. d.RemovedLines.Select(ScopeLineAnswer.Of)];
        IReadOnlyList<ScopeLineChangeAnswer> changed = [.. d.ChangedLines.Select(c => new ScopeLineChangeAnswer(ScopeLineAnswer.Of(c.From), ScopeLineAnswer.Of(c.To)))];
        var customers = added.Select(l => l.Customer).Concat(removed.Select(l => l.Customer)).Concat(changed.Select(c => c.To.Customer));
        var (more, less, other) = (added.ToLookup(l => l.Customer), removed.ToLookup(l => l.Customer), changed.ToLookup(c => c.To.Customer));
        return new ScopeDiffAnswer(
            recallId, d.From, d.To, [.. d.AddedLots.Select(LotRef.Of)], [.. d.RemovedLots.Select(LotRef.Of)],
            [.. d.ChangedLots.Select(c => new ScopeLotChangeAnswer(c.Lot.Item, c.Lot.Lot, c.From, c.To))],
            d.AddedShipments, d.RemovedShipments, added, removed, changed,
            [.. d.AddedReceipts.Select(ReceiptAnswer.Of)], [.. d.RemovedReceipts.Select(ReceiptAnswer.Of)],
            [.. customers.Distinct().Order(StringComparer.Ordinal).Select(c => new CustomerChanges(c, [.. more[c]], [.. less[c]], [.. other[c]]))]);
    }
}

public sealed record ScopeLotChangeAnswer(string Item, string Lot, TraceGrade From, TraceGrade To);

public sealed record ScopeLineChangeAnswer(ScopeLineAnswer From, ScopeLineAnswer To);

public sealed record CustomerChanges(
    string Customer, IReadOnlyList<ScopeLineAnswer> Added, IReadOnlyList<ScopeLineAnswer> Removed, IReadOnlyList<ScopeLineChangeAnswer> Changed);

public sealed record ScopeLineAnswer(
    string Customer, string Shipment, DateTimeOffset At, string Item, string Lot, string? LogisticUnit, decimal? Quantity, string? Unit,
    TraceGrade Grade)
{
    public static ScopeLineAnswer Of(ScopeLine l) => new(
        l.Customer, l.Shipment, l.At, l.Line.Lot.Item, l.Line.Lot.Lot, l.Line.LogisticUnit, l.Line.Quantity?.Value, l.Line.Quantity?.Unit,
        l.Line.Grade);
}
