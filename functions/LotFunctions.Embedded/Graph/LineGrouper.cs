using System.Runtime.InteropServices;

namespace LotFunctions.Embedded.Graph;

/// <summary>Gathers shipment lines by counting, without comparing. Keeps its working memory; one thread at a time.</summary>
internal sealed class LineGrouper
{
    /// <summary>How many steps before it is needed a place is asked for (<see cref="Ahead"/>).</summary>
    private const int Lead = 16;

    private readonly List<Found> found = [];
    private readonly List<int> groups = [];

    /// <summary>For each dispatch its group and one, 0 when it has none.</summary>
    private int[] groupOf = [];

    public ShippedLines Group(CompactGraph graph, int position, Reach reach)
    {
        if (groupOf.Length < graph.Dispatches.Count) groupOf = new int[graph.Dispatches.Count + (graph.Dispatches.Count / 4)];
        Gather(graph.Lines, position, reach.Lots);
        var lines = CollectionsMarshal.AsSpan(found);
        var next = Count(lines);

        var (order, sorted, starts) = (ByCustomer(graph), new int[groups.Count], new int[groups.Count + 1]);
        for (var i = 0; i < order.Length; i++)
        {
            ref var group = ref next[order[i]];
            starts[i + 1] = starts[i] + group;
            (sorted[i], group) = (groups[order[i]], starts[i]);
        }

        var grouped = new ReachedLine[lines.Length];
        for (var i = 0; i < lines.Length; i++)
        {
            if (i + Lead < lines.Length) Ahead.Of(ref grouped[next[lines[i + Lead].Group]]);
            grouped[next[lines[i].Group]++] = lines[i].Line;
        }

        foreach (var dispatch in groups) groupOf[dispatch] = 0;
        found.Clear();
        groups.Clear();
        return new ShippedLines(sorted, starts, grouped);
    }

    private void Gather(LinkTable<ShipLine> lines, int position, int[] lots)
    {
        for (var i = 0; i < lots.Length; i++)
        {
            if (i + (2 * Lead) < lots.Length) lines.FetchNode(lots[i + (2 * Lead)]);
            if (i + Lead < lots.Length) lines.FetchLinks(lots[i + Lead]);
            foreach (ref readonly var line in lines.Of(lots[i]))
            {
                if (line.From <= position && position < line.To) found.Add(new Found(line.Dispatch, new ReachedLine(i, line.Ship, line.Unit, line.Quantity)));
            }
        }
    }

    /// <summary>Gives each line its group, in the order in which they come, and says how many lines each group has.</summary>
    private int[] Count(Span<Found> lines)
    {
        var counts = new List<int>();
        for (var i = 0; i < lines.Length; i++)
        {
            if (i + Lead < lines.Length) Ahead.Of(ref groupOf[lines[i + Lead].Group]);
            ref var line = ref lines[i];
            ref var group = ref groupOf[line.Group];
            if (group == 0)
            {
                groups.Add(line.Group);
                counts.Add(0);
                group = groups.Count;
            }

            line.Group = group - 1;
            CollectionsMarshal.AsSpan(counts)[group - 1]++;
        }

        return [.. counts];
    }

    /// <summary>The groups, those of a customer side by side.</summary>
    private int[] ByCustomer(CompactGraph graph)
    {
        var customers = new int[groups.Count];
        for (var i = 0; i < customers.Length; i++)
        {
            if (i + Lead < customers.Length) Ahead.Of(in graph.Dispatches.Cell(groups[i + Lead]));
            customers[i] = graph.Dispatches[groups[i]].Customer;
        }

        var order = new int[customers.Length];
        var all = graph.Customers.Count;
        // Of few among many, comparing is faster than counting.
        if (order.Length < all)
        {
            for (var i = 0; i < order.Length; i++) order[i] = i;
            Array.Sort(customers, order);
            return order;
        }

        var next = new int[all + 1];
        foreach (var customer in customers) next[customer + 1]++;
        for (var i = 1; i <= all; i++) next[i] += next[i - 1];
        for (var i = 0; i < order.Length; i++) order[next[customers[i]]++] = i;
        return order;
    }

    /// <param name="group">First its dispatch, then its group.</param>
    private struct Found(int group, ReachedLine line)
    {
        public int Group { get; set; } = group;

        public ReachedLine Line { get; } = line;
    }
}
