namespace LotFunctions.Embedded.Graph;

/// <summary>Gathers shipment lines by counting, without comparing. Keeps its working memory; one thread at a time.</summary>
internal sealed class LineGrouper
{
    private readonly List<(int Dispatch, ReachedLine Line)> found = [];
    private readonly List<int> groups = [];

    /// <summary>For each dispatch its group and one, 0 when it has none.</summary>
    private int[] groupOf = [];

    public ShippedLines Group(CompactGraph graph, int position, Reach reach)
    {
        if (groupOf.Length < graph.Dispatches.Count) groupOf = new int[graph.Dispatches.Count + (graph.Dispatches.Count / 4)];
        var counts = new List<int>();
        var lines = graph.Lines;
        for (var i = 0; i < reach.Lots.Length; i++)
        {
            foreach (ref readonly var line in lines.Of(reach.Lots[i]))
            {
                if (line.From > position || line.To <= position) continue;
                ref var group = ref groupOf[line.Dispatch];
                if (group == 0)
                {
                    groups.Add(line.Dispatch);
                    counts.Add(0);
                    group = groups.Count;
                }

                counts[group - 1]++;
                found.Add((line.Dispatch, new ReachedLine(i, line.Ship, line.Unit, line.Quantity)));
            }
        }

        var sorted = ByCustomer(graph);
        var starts = new int[sorted.Length + 1];
        for (var i = 0; i < sorted.Length; i++) starts[i + 1] = starts[i] + counts[groupOf[sorted[i]] - 1];
        for (var i = 0; i < sorted.Length; i++) groupOf[sorted[i]] = starts[i];

        var grouped = new ReachedLine[found.Count];
        foreach (var (dispatch, line) in found) grouped[groupOf[dispatch]++] = line;
        foreach (var dispatch in sorted) groupOf[dispatch] = 0;
        found.Clear();
        groups.Clear();
        return new ShippedLines(sorted, starts, grouped);
    }

    private int[] ByCustomer(CompactGraph graph)
    {
        int[] sorted = [.. groups];
        var customers = new int[sorted.Length];
        for (var i = 0; i < sorted.Length; i++) customers[i] = graph.Dispatches[sorted[i]].Customer;
        Array.Sort(customers, sorted);
        return sorted;
    }
}
