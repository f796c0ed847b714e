using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Embedded.Graph;

/// <summary>An edge of one work order, by the lots' numbers.</summary>
internal readonly record struct OrderEdge(int From, int To, Quantity? Quantity, bool IsDefinite);

/// <summary>The lot-to-lot edges of a work order, by the same rules as the reference's (<see cref="WorkOrderEdges"/>).</summary>
internal static class OrderEdges
{
    public static IEnumerable<OrderEdge> Of(CompactGraph graph, int order, int position) =>
        WorkOrderEdges.Of(Consumed(graph, order, position), Produced(graph, order, position))
            .Select(e => new OrderEdge(e.From, e.To, e.Quantity, e.Grade == TraceGrade.Definite));

    private static List<(int Lot, Quantity? Quantity)> Consumed(CompactGraph graph, int order, int position)
    {
        var consumed = new List<(int From, int Lot, Quantity? Quantity)>();
        foreach (ref readonly var link in graph.Inputs.Of(order))
        {
            if (link.From <= position && position < link.To) consumed.Add((link.From, link.Node, graph.Quantities.Read(link.Value)));
        }

        return [.. consumed.OrderBy(c => c.From).Select(c => (c.Lot, c.Quantity))];
    }

    private static List<(int Lot, IReadOnlyList<(int Lot, Quantity? Quantity)> Named)> Produced(CompactGraph graph, int order, int position)
    {
        var produced = new List<(int From, int Lot, IReadOnlyList<(int, Quantity?)> Named)>();
        foreach (ref readonly var link in graph.Outputs.Of(order))
        {
            if (link.From > position || position >= link.To) continue;
            (int, Quantity?)[] named = link.Value == 0 ? [] : [.. graph.NamedAt(link.Value).Select(n => (n.Lot, graph.Quantities.Read(n.Quantity)))];
            produced.Add((link.From, link.Node, named));
        }

        return [.. produced.OrderBy(p => p.From).Select(p => (p.Lot, p.Named))];
    }
}
