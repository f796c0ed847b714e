using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Trace;

/// <summary>
/// The lot-to-lot edges of one work order. An output that names its inputs has just those, definite. For the others every
/// consumed lot is a candidate, and an edge is definite when it is the output's only candidate, or when no other output can
/// hold that input; else possible.
/// </summary>
internal static class WorkOrderEdges
{
    public static IEnumerable<TraceEdge> Of(string workOrder, IEnumerable<LotEvent> events)
    {
        var all = events.ToList();
        var consumed = all.Where(e => e is { Type: LotEventType.Consume, Lot: not null }).ToLookup(e => e.Lot!.Value, e => e.Quantity);
        var outputs = all.Where(e => e is { Type: LotEventType.Produce, Lot: not null }).ToLookup(e => e.Lot!.Value);

        // What can have gone into each output: named inputs, and for an output that names none (in some event) all consumed.
        var candidates = outputs.ToDictionary(o => o.Key, o => o.SelectMany(e => Inputs(e) ?? consumed.Select(c => c.Key)).ToHashSet());
        var takers = candidates.SelectMany(c => c.Value).GroupBy(lot => lot).ToDictionary(g => g.Key, g => g.Count());

        foreach (var output in outputs)
        {
            var named = output.SelectMany(e => e.Inputs ?? []).ToLookup(i => i.Lot, i => i.Quantity);
            foreach (var input in candidates[output.Key].Where(input => input != output.Key))
            {
                var definite = named.Contains(input) || candidates[output.Key].Count == 1 || takers[input] == 1;
                var quantity = named.Contains(input) ? Sum(named[input])
                    : takers[input] == 1 ? Sum(consumed[input])
                    : null;
                yield return new TraceEdge(input, output.Key, workOrder, quantity, definite ? TraceGrade.Definite : TraceGrade.Possible);
            }
        }
    }

    private static IEnumerable<LotKey>? Inputs(LotEvent e) => e.Inputs is { Count: > 0 } inputs ? inputs.Select(i => i.Lot) : null;

    /// <summary>Null when a part is unknown or the units do not convert.</summary>
    private static Quantity? Sum(IEnumerable<Quantity?> parts)
    {
        Quantity? sum = null;
        foreach (var part in parts)
        {
            if (part is not { } q) return null;
            if (sum is not { } so) sum = q;
            else if (UnitCode.TryConvert(q, so.Unit, out var converted)) sum = so + converted;
            else return null;
        }

        return sum;
    }
}
