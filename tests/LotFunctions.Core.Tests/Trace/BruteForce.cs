using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Tests.Trace;

/// <summary>
/// The closure by another way: all assignments of inputs to outputs that the records allow, then Warshall's algorithm over the
/// whole matrix. An edge is possible when some assignment has it and definite when all have.
/// </summary>
internal sealed class BruteForce
{
    private readonly HashSet<(string From, string To)> possible;
    private readonly HashSet<(string From, string To)> definite;

    private BruteForce(IEnumerable<(string, string)> possible, IEnumerable<(string, string)> definite) =>
        (this.possible, this.definite) = (Close(possible), Close(definite));

    public static BruteForce Of(IReadOnlyList<LotEvent> history)
    {
        var voided = history.Where(e => e.Type == LotEventType.Void).Select(e => e.Reference).ToHashSet();
        var events = history.Where(e => e.WorkOrder is not null && !voided.Contains(e.EventId)).ToList();
        var possible = new HashSet<(string, string)>();
        var definite = new HashSet<(string, string)>();
        foreach (var order in events.GroupBy(e => e.WorkOrder))
        {
            var inputs = order.Where(e => e.Type == LotEventType.Consume).Select(e => e.Lot!.Value.Lot).Distinct().ToList();
            var allowed = new HashSet<(string From, string To)>();
            var sure = new HashSet<(string From, string To)>();
            foreach (var made in order.Where(e => e.Type == LotEventType.Produce))
            {
                var to = made.Lot!.Value.Lot;
                if (made.Inputs is null) allowed.UnionWith(inputs.Select(i => (i, to)));
                else sure.UnionWith(made.Inputs.Select(i => (i.Lot.Lot, to)));
            }

            allowed.UnionWith(sure);
            possible.UnionWith(allowed);
            definite.UnionWith(sure);

            // Larger assignments stay consistent, so an edge is in all of them when leaving just it out breaks one.
            foreach (var edge in allowed)
            {
                var without = allowed.Where(e => e != edge).ToList();
                var inputIsNowhere = without.TrueForAll(e => e.From != edge.From);
                var outputIsOfNothing = without.TrueForAll(e => e.To != edge.To);
                if (inputIsNowhere || outputIsOfNothing) definite.Add(edge);
            }
        }

        return new BruteForce(possible, definite);
    }

    public SortedDictionary<string, TraceGrade> From(LotKey root) => Reach(root.Lot, e => e.From, e => e.To);

    public SortedDictionary<string, TraceGrade> To(LotKey root) => Reach(root.Lot, e => e.To, e => e.From);

    private SortedDictionary<string, TraceGrade> Reach(string root, Func<(string From, string To), string> near, Func<(string From, string To), string> far)
    {
        var reached = new SortedDictionary<string, TraceGrade>(StringComparer.Ordinal);
        foreach (var edge in possible.Where(e => near(e) == root)) reached[far(edge)] = TraceGrade.Possible;
        foreach (var edge in definite.Where(e => near(e) == root)) reached[far(edge)] = TraceGrade.Definite;
        reached[root] = TraceGrade.Definite;
        return reached;
    }

    private static HashSet<(string From, string To)> Close(IEnumerable<(string, string)> edges)
    {
        var closed = edges.ToHashSet();
        foreach (var middle in RandomPlant.Lots)
        {
            foreach (var from in RandomPlant.Lots.Where(from => closed.Contains((from, middle))))
            {
                foreach (var to in RandomPlant.Lots.Where(to => closed.Contains((middle, to)))) closed.Add((from, to));
            }
        }

        return closed;
    }
}
