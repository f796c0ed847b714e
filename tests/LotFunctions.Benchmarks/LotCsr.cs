namespace LotFunctions.Benchmarks;

/// <summary>
/// The plant as compressed adjacency in memory, all of its reading done beforehand: the limit of any trace. It walks and groups
/// the shipment lines by customer, and knows neither times nor quantities, grades, corrections or names.
/// </summary>
internal sealed class LotCsr
{
    private readonly int[] usesStart;
    private readonly int[] uses;
    private readonly int[] linesStart;
    private readonly int[] lines;
    private readonly int[] outputs;
    private readonly bool[] seen;
    private readonly bool[] seenOrders;
    private readonly int[] group;

    public LotCsr(TracePlant plant)
    {
        (usesStart, uses) = Pack(plant.Lots, () => Enumerable.Range(0, plant.Orders).SelectMany(o => plant.InputsOf(o).Distinct().Select(lot => (lot, o))));
        (linesStart, lines) = Pack(plant.Lots, () => Enumerable.Range(0, plant.Lines).Select(line => (plant.LotOf(line), plant.ShipmentOf(line))));
        outputs = [.. Enumerable.Range(0, plant.Orders).Select(o => plant.OutputsOf(o).First)];
        (seen, seenOrders, group) = (new bool[plant.Lots], new bool[plant.Orders], new int[lines.DefaultIfEmpty().Max() + 1]);
    }

    /// <summary>The lots reached, the shipments by customer, and the lots of each shipment.</summary>
    public (int[] Lots, int[] Shipments, int[] Starts, int[] Lines) Search(int root)
    {
        var (lots, orders) = (new List<int> { root }, new List<int>());
        seen[root] = true;
        for (var at = 0; at < lots.Count; at++)
        {
            var lot = lots[at];
            for (var i = usesStart[lot]; i < usesStart[lot + 1]; i++)
            {
                var order = uses[i];
                if (seenOrders[order]) continue;
                seenOrders[order] = true;
                orders.Add(order);
                for (var output = outputs[order]; output < outputs[order] + 2; output++)
                {
                    if (seen[output]) continue;
                    seen[output] = true;
                    lots.Add(output);
                }
            }
        }

        var found = Group(lots);
        foreach (var lot in lots) seen[lot] = false;
        foreach (var order in orders) seenOrders[order] = false;
        return ([.. lots], found.Shipments, found.Starts, found.Lines);
    }

    private (int[] Shipments, int[] Starts, int[] Lines) Group(List<int> lots)
    {
        var shipments = new List<int>();
        foreach (var lot in lots)
        {
            for (var i = linesStart[lot]; i < linesStart[lot + 1]; i++)
            {
                if (group[lines[i]]++ == 0) shipments.Add(lines[i]);
            }
        }

        int[] sorted = [.. shipments];
        Array.Sort([.. sorted.Select(TracePlant.CustomerOf)], sorted);
        var starts = new int[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++)
        {
            starts[i + 1] = starts[i] + group[sorted[i]];
            group[sorted[i]] = starts[i];
        }

        var joined = new int[starts[^1]];
        foreach (var lot in lots)
        {
            for (var i = linesStart[lot]; i < linesStart[lot + 1]; i++) joined[group[lines[i]]++] = lot;
        }

        foreach (var shipment in sorted) group[shipment] = 0;
        return (sorted, starts, joined);
    }

    private static (int[] Starts, int[] Values) Pack(int nodes, Func<IEnumerable<(int Node, int Value)>> pairs)
    {
        var starts = new int[nodes + 1];
        foreach (var (node, _) in pairs()) starts[node + 1]++;
        for (var node = 0; node < nodes; node++) starts[node + 1] += starts[node];
        int[] next = [.. starts];
        var values = new int[starts[nodes]];
        foreach (var (node, value) in pairs()) values[next[node]++] = value;
        return (starts, values);
    }
}
