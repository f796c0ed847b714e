using LotFunctions.Core.Trace;

namespace LotFunctions.Embedded.Graph;

/// <summary>The edges of walks, each once, worked out order by order.</summary>
internal sealed class ClosureEdges(GraphSnapshot snapshot, IReadOnlyList<Reach> walks)
{
    private readonly Dictionary<Reach, BitSet> sets = [];

    public long Count() => walks.Sum(w => Of(w).LongCount());

    public IEnumerable<TraceEdge> All()
    {
        foreach (var walk in walks)
        {
            var (order, name) = (0, "");
            foreach (var (of, edge) in Of(walk))
            {
                if (of != order) (order, name) = (of, snapshot.WorkOrder(of));
                yield return new TraceEdge(
                    snapshot.Lot(edge.From), snapshot.Lot(edge.To), name, edge.Quantity, edge.IsDefinite ? TraceGrade.Definite : TraceGrade.Possible);
            }
        }
    }

    /// <summary>A work order made the lot, and nothing went into it; false for what was not walked backward.</summary>
    public bool WithoutInputs(int lot)
    {
        if (walks.FirstOrDefault(w => !w.Forward) is not { } backward || !SetOf(backward).Has(lot)) return false;
        var made = false;
        foreach (ref readonly var link in snapshot.Graph.Made.Of(lot))
        {
            if (link.From > snapshot.Position || link.To <= snapshot.Position) continue;
            if (OrderEdges.Of(snapshot.Graph, link.Node, snapshot.Position).Any(e => e.To == lot)) return false;
            made = true;
        }

        return made;
    }

    private IEnumerable<(int Order, OrderEdge Edge)> Of(Reach walk)
    {
        var reached = SetOf(walk);
        // An edge that the walk forward has already is not told again by the walk backward.
        var told = walk.Forward ? null : walks.FirstOrDefault(w => w.Forward);
        foreach (var order in walk.Orders)
        {
            foreach (var edge in OrderEdges.Of(snapshot.Graph, order, snapshot.Position))
            {
                if (reached.Has(walk.Forward ? edge.From : edge.To) && !(told is not null && SetOf(told).Has(edge.From))) yield return (order, edge);
            }
        }
    }

    private BitSet SetOf(Reach walk)
    {
        if (sets.TryGetValue(walk, out var set)) return set;
        sets[walk] = set = new BitSet();
        foreach (var lot in walk.Lots) set.Add(lot);
        return set;
    }
}
