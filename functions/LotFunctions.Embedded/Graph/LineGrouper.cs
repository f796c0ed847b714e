namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Gathers the shipment lines of lots and sorts them by the rank of their shipment (<see cref="DispatchOrder"/>). So the work
/// of a line is the same whether a shipment has one line or many, and however many shipments there are. Keeps its working
/// memory; one thread at a time.
/// </summary>
internal sealed class LineGrouper
{
    /// <summary>How many steps before it is needed a place is asked for (<see cref="Ahead"/>).</summary>
    private const int Lead = 16;

    private readonly LineSorter sorter = new();
    private ShippedGroup[] groups = [];

    public ShippedLines Group(CompactGraph graph, int position, Reach reach)
    {
        var table = graph.Lines;
        sorter.Clear();
        Gather(table.Links, position, reach.Lots);
        sorter.Sort(graph.Dispatches.Count);

        var lines = GC.AllocateUninitializedArray<ReachedLine>(sorter.Count);
        var count = Divide(sorter.Lines, lines);
        return new ShippedLines(table, lines, groups.AsSpan(0, count).ToArray());
    }

    private void Gather(LinkTable<ShipLine> links, int position, int[] lots)
    {
        for (var i = 0; i < lots.Length; i++)
        {
            if (i + (2 * Lead) < lots.Length) links.FetchNode(lots[i + (2 * Lead)]);
            if (i + Lead < lots.Length) links.FetchLinks(lots[i + Lead]);
            var next = links.Of(lots[i]);
            while (next.MoveNext())
            {
                ref readonly var line = ref next.Current;
                if (line.From <= position && position < line.To) sorter.Add(line.Rank, new ReachedLine(i, next.Place));
            }
        }
    }

    /// <summary>The number of groups.</summary>
    private int Divide(ReadOnlySpan<LineSorter.Entry> byRank, ReachedLine[] lines)
    {
        if (groups.Length < byRank.Length) groups = new ShippedGroup[byRank.Length * 2];
        var into = groups;
        // Without a branch, for where a group ends looks like chance to the processor: each line moves the end of its group.
        var (at, last) = (-1, -1);
        for (var i = 0; i < lines.Length; i++)
        {
            ref readonly var entry = ref byRank[i];
            lines[i] = entry.Line;
            at += entry.Rank == last ? 0 : 1;
            last = entry.Rank;
            into[at] = new ShippedGroup(last, i + 1);
        }

        return at + 1;
    }
}
