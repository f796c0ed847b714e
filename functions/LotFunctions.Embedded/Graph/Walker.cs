namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Walks the graph breadth first, as it was known at a position. A work order without named outputs is looked at once, however
/// many of its lots are reached, and once more when the first lot that is surely reached comes to it; so a walk costs the
/// links on its way and not the products of inputs and outputs. Keeps its working memory for the next walk; one thread at a
/// time.
/// </summary>
internal sealed class Walker
{
    /// <summary>How many steps before it is needed a place is asked for; a power of two.</summary>
    private const int Lead = 16;

    private static readonly CompactGraph Nothing = new();

    private readonly BitSet seen = new();
    private readonly BitSet definite = new();
    private readonly BitSet orders = new();
    private readonly BitSet definiteOrders = new();
    private readonly List<int> lots = [];
    private readonly List<int> touched = [];
    private readonly List<int> levels = [];
    private readonly Stack<int> upgraded = new();
    private readonly Dictionary<int, List<OrderEdge>> mixed = [];

    /// <summary>The links on the way from lots to work orders, first in, first out.</summary>
    private readonly (int Lot, int Order)[] waiting = new (int, int)[2 * Lead];
    private int put;
    private int taken;

    private CompactGraph graph = Nothing;
    private LinkTable<Link> near = Nothing.Uses;
    private LinkTable<Link> far = Nothing.Outputs;
    private int position;
    private bool forward;

    /// <param name="roots">The numbers of lots, each once.</param>
    public Reach Walk(CompactGraph of, int asOf, IReadOnlyList<int> roots, bool isForward)
    {
        (graph, position, forward) = (of, asOf, isForward);
        (near, far) = forward ? (of.Uses, of.Outputs) : (of.Made, of.Inputs);
        try
        {
            foreach (var root in roots) Reached(root, isDefinite: true);
            for (var next = 0; next < lots.Count;)
            {
                levels.Add(next);
                for (var end = lots.Count; next < end; next++)
                {
                    if (next + (2 * Lead) < lots.Count) near.FetchNode(lots[next + (2 * Lead)]);
                    if (next + Lead < lots.Count) near.FetchLinks(lots[next + Lead]);
                    Visit(lots[next]);
                }

                FollowAll();
            }

            // All is reached; what is left is to tell those that came to be definite after they were visited.
            while (upgraded.TryPop(out var lot))
            {
                Visit(lot);
                FollowAll();
            }

            return Reach();
        }
        finally
        {
            Clear();
        }
    }

    private Reach Reach()
    {
        var surely = new bool[lots.Count];
        for (var i = 0; i < surely.Length; i++) surely[i] = definite.Has(lots[i]);
        return new Reach(forward, [.. lots], surely, [.. levels], [.. touched]);
    }

    private void Reached(int lot, bool isDefinite)
    {
        var isNew = seen.Add(lot);
        if (isNew) lots.Add(lot);
        if (isDefinite && definite.Add(lot) && !isNew) upgraded.Push(lot);
    }

    private void Visit(int lot)
    {
        foreach (ref readonly var link in near.Of(lot))
        {
            if (link.From > position || link.To <= position) continue;
            if (put - taken == waiting.Length) FollowNext();
            waiting[put++ % waiting.Length] = (lot, link.Node);
            graph.Outputs.FetchNode(link.Node);
            graph.Inputs.FetchNode(link.Node);
            if (put - taken <= Lead) continue;
            var soon = waiting[(put - 1 - Lead) % waiting.Length].Order;
            graph.Outputs.FetchLinks(soon);
            graph.Inputs.FetchLinks(soon);
        }
    }

    private void FollowAll()
    {
        while (taken < put) FollowNext();
        (put, taken) = (0, 0);
    }

    private void FollowNext()
    {
        var (lot, order) = waiting[taken++ % waiting.Length];
        var surely = definite.Has(lot);
        if (mixed.Count > 0 && mixed.TryGetValue(order, out var edges))
        {
            Follow(edges, lot, surely);
            return;
        }

        if (orders.Add(order))
        {
            touched.Add(order);
            if (NamesInputs(order))
            {
                mixed[order] = edges = [.. OrderEdges.Of(graph, order, position)];
                Follow(edges, lot, surely);
                return;
            }
        }
        else if (!surely || definiteOrders.Has(order))
        {
            return;
        }

        var definitely = surely && (IsOne(graph.Outputs, order) || IsOne(graph.Inputs, order));
        if (surely) definiteOrders.Add(order);
        foreach (ref readonly var other in far.Of(order))
        {
            if (other.From <= position && position < other.To && other.Node != lot) Reached(other.Node, definitely);
        }
    }

    private void Follow(List<OrderEdge> edges, int lot, bool surely)
    {
        foreach (var edge in edges)
        {
            if ((forward ? edge.From : edge.To) == lot) Reached(forward ? edge.To : edge.From, surely && edge.IsDefinite);
        }
    }

    private bool NamesInputs(int order)
    {
        foreach (ref readonly var output in graph.Outputs.Of(order))
        {
            if (output.Value != 0 && output.From <= position && position < output.To) return true;
        }

        return false;
    }

    /// <summary>One lot at most is at this end, whatever number of events say so.</summary>
    private bool IsOne(LinkTable<Link> end, int order)
    {
        var only = 0;
        foreach (ref readonly var link in end.Of(order))
        {
            if (link.From > position || link.To <= position || link.Node == only) continue;
            if (only != 0) return false;
            only = link.Node;
        }

        return true;
    }

    private void Clear()
    {
        foreach (var lot in lots)
        {
            seen.ClearAround(lot);
            definite.ClearAround(lot);
        }

        foreach (var order in touched)
        {
            orders.ClearAround(order);
            definiteOrders.ClearAround(order);
        }

        (put, taken) = (0, 0);
        lots.Clear();
        touched.Clear();
        levels.Clear();
        upgraded.Clear();
        mixed.Clear();
        (graph, near, far) = (Nothing, Nothing.Uses, Nothing.Outputs);
    }
}
