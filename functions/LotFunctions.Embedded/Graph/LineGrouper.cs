namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Gathers the shipment lines of lots and sorts them by shipment, the shipments by customer. So the work of a line is the same
/// whether a shipment has one line or many, and however many shipments there are. Keeps its working memory; one thread at a
/// time.
/// </summary>
internal sealed class LineGrouper
{
    /// <summary>How many steps before it is needed a place is asked for (<see cref="Ahead"/>).</summary>
    private const int Lead = 16;

    private readonly Sorter sorter = new();
    private readonly Sorter customers = new();
    private ReachedLine[] lines = new ReachedLine[1024];
    private ShippedGroup[] groups = new ShippedGroup[1024];

    public ShippedLines Group(CompactGraph graph, int position, Reach reach)
    {
        var table = graph.Lines;
        sorter.Clear();
        Gather(table, position, reach.Lots);
        sorter.Sort(graph.Dispatches.Count);

        var sorted = GC.AllocateUninitializedArray<int>(sorter.Count);
        var count = Divide(sorter.Entries, sorted);
        var shipments = groups.AsSpan(0, count);
        return new ShippedLines(table, lines.AsSpan(0, sorted.Length).ToArray(), sorted, shipments.ToArray(), ByCustomer(graph, shipments));
    }

    private void Gather(LinkTable<ShipLine> table, int position, int[] lots)
    {
        for (var i = 0; i < lots.Length; i++)
        {
            if (i + (2 * Lead) < lots.Length) table.FetchNode(lots[i + (2 * Lead)]);
            if (i + Lead < lots.Length) table.FetchLinks(lots[i + Lead]);
            var links = table.Of(lots[i]);
            while (links.MoveNext())
            {
                ref readonly var line = ref links.Current;
                if (line.From > position || position >= line.To) continue;
                if (sorter.Count == lines.Length) Array.Resize(ref lines, lines.Length * 2);
                lines[sorter.Count] = new ReachedLine(i, links.Place);
                sorter.Add(line.Dispatch, sorter.Count);
            }
        }
    }

    /// <summary>The number of groups.</summary>
    private int Divide(ReadOnlySpan<Sorter.Entry> byDispatch, int[] sorted)
    {
        if (groups.Length < byDispatch.Length) groups = new ShippedGroup[lines.Length];
        var into = groups;
        // Without a branch, for where a group ends looks like chance to the processor: each line moves the end of its group.
        var (at, last) = (-1, -1);
        for (var i = 0; i < byDispatch.Length; i++)
        {
            var (dispatch, line) = byDispatch[i];
            sorted[i] = line;
            at += dispatch == last ? 0 : 1;
            into[at] = new ShippedGroup(dispatch, i + 1);
            last = dispatch;
        }

        return at + 1;
    }

    /// <summary>The places of the groups, those of a customer side by side.</summary>
    private int[] ByCustomer(CompactGraph graph, ReadOnlySpan<ShippedGroup> shipments)
    {
        customers.Clear();
        for (var i = 0; i < shipments.Length; i++)
        {
            if (i + Lead < shipments.Length) Ahead.Of(in graph.Dispatches.Cell(shipments[i + Lead].Dispatch));
            customers.Add(graph.Dispatches[shipments[i].Dispatch].Customer, i);
        }

        customers.Sort(graph.Customers.Count);
        var order = GC.AllocateUninitializedArray<int>(customers.Count);
        var entries = customers.Entries;
        for (var i = 0; i < order.Length; i++) order[i] = entries[i].Value;
        return order;
    }
}
