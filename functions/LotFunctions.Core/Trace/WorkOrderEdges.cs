using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Trace;

/// <summary>
/// The lot-to-lot edges of one work order. An output that names its inputs has just those, definite. For the others every
/// consumed lot is a candidate, and an edge is definite when it is the output's only candidate, or when no other output can
/// hold that input; else possible.
/// </summary>
public static class WorkOrderEdges
{
    public static IEnumerable<TraceEdge> Of(string workOrder, IEnumerable<LotEvent> events)
    {
        var all = events.Where(e => e.Lot is not null).ToList();
        var consumed = all.Where(e => e.Type == LotEventType.Consume).Select(e => (e.Lot!.Value, e.Quantity));
        var produced = all.Where(e => e.Type == LotEventType.Produce)
            .Select(e => (e.Lot!.Value, (IReadOnlyList<(LotKey, Quantity?)>)[.. (e.Inputs ?? []).Select(i => (i.Lot, i.Quantity))]));
        return Of(consumed, produced).Select(e => new TraceEdge(e.From, e.To, workOrder, e.Quantity, e.Grade));
    }

    /// <summary>The same of lots known by whatever names them.</summary>
    /// <param name="produced">Each output with the inputs that it names; none when it names none.</param>
    public static IEnumerable<(TLot From, TLot To, Quantity? Quantity, TraceGrade Grade)> Of<TLot>(
        IEnumerable<(TLot Lot, Quantity? Quantity)> consumed, IEnumerable<(TLot Lot, IReadOnlyList<(TLot Lot, Quantity? Quantity)> Named)> produced)
        where TLot : struct, IEquatable<TLot>
    {
        var inputs = consumed.ToLookup(c => c.Lot, c => c.Quantity);
        var outputs = produced.ToLookup(p => p.Lot, p => p.Named);

        // What can have gone into each output: named inputs, and for an output that names none (in some event) all consumed.
        var candidates = outputs.ToDictionary(o => o.Key, o => o.SelectMany(named => named.Count > 0 ? named.Select(n => n.Lot) : inputs.Select(c => c.Key)).ToHashSet());
        var takers = candidates.SelectMany(c => c.Value).GroupBy(lot => lot).ToDictionary(g => g.Key, g => g.Count());

        foreach (var output in outputs)
        {
            var named = output.SelectMany(n => n).ToLookup(n => n.Lot, n => n.Quantity);
            foreach (var input in candidates[output.Key].Where(input => !input.Equals(output.Key)))
            {
                var definite = named.Contains(input) || candidates[output.Key].Count == 1 || takers[input] == 1;
                var quantity = named.Contains(input) ? Sum(named[input])
                    : takers[input] == 1 ? Sum(inputs[input])
                    : null;
                yield return (input, output.Key, quantity, definite ? TraceGrade.Definite : TraceGrade.Possible);
            }
        }
    }

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
