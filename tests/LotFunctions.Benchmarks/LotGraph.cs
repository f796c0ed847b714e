using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Benchmarks;

/// <summary>The graph of lots with all of its reading done beforehand: the least that any trace has to walk.</summary>
internal sealed class LotGraph
{
    private readonly Dictionary<LotKey, int> numbers = [];
    private readonly int[][] outputs;
    private readonly int[][] shipments;
    private readonly int shipmentCount;

    private LotGraph(IEnumerable<TraceEdge> edges, IEnumerable<(LotKey Lot, string Shipment)> shipped)
    {
        var pairs = edges.Select(e => (From: Number(e.From), To: Number(e.To))).ToLookup(e => e.From, e => e.To);
        var names = new Dictionary<string, int>();
        var joined = shipped.Select(s => (Lot: Number(s.Lot), Shipment: NumberOf(s.Shipment, names))).ToLookup(s => s.Lot, s => s.Shipment);
        outputs = [.. Enumerable.Range(0, numbers.Count).Select(i => pairs[i].ToArray())];
        shipments = [.. Enumerable.Range(0, numbers.Count).Select(i => joined[i].ToArray())];
        shipmentCount = names.Count;
    }

    public static LotGraph Of(IReadOnlyCollection<LotEvent> events)
    {
        var edges = events.Where(e => e.WorkOrder is not null).GroupBy(e => e.WorkOrder!).SelectMany(o => WorkOrderEdges.Of(o.Key, o));
        var packed = events.Where(e => e.Type == LotEventType.Pack).ToLookup(e => e.LogisticUnit, e => e.Lot!.Value);
        var shipped = events.Where(e => e.Type == LotEventType.Ship)
            .SelectMany(e => (e.Lot is { } lot ? [lot] : packed[e.LogisticUnit]).Select(l => (l, e.Shipment!)));
        return new LotGraph(edges, shipped);
    }

    /// <summary>The number of lots reached, and of the shipment lines with them.</summary>
    public (int Lots, int Lines) Search(LotKey root)
    {
        var seen = new bool[numbers.Count];
        var reached = new int[numbers.Count];
        var lines = new List<int>[shipmentCount];
        var (count, lineCount) = (1, 0);
        reached[0] = numbers[root];
        seen[reached[0]] = true;
        for (var at = 0; at < count; at++)
        {
            var lot = reached[at];
            foreach (var next in outputs[lot])
            {
                if (seen[next]) continue;
                seen[next] = true;
                reached[count++] = next;
            }

            foreach (var shipment in shipments[lot])
            {
                (lines[shipment] ??= []).Add(lot);
                lineCount++;
            }
        }

        return (count, lineCount);
    }

    private int Number(LotKey lot) => NumberOf(lot, numbers);

    private static int NumberOf<T>(T name, Dictionary<T, int> numbers)
        where T : notnull
    {
        if (!numbers.TryGetValue(name, out var number)) numbers[name] = number = numbers.Count;
        return number;
    }
}
