using LotFunctions.Standards;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// What is written of a graph, taken when it is packed. Its arrays go on being read and their intervals may still be ended;
/// that is found in the ledger again after the start.
/// </summary>
internal sealed class GraphImage(CompactGraph graph)
{
    private readonly LinkTable<Link>[] links = [graph.Uses, graph.Made, graph.Inputs, graph.Outputs, graph.Unknown];
    private readonly LinkTable<ShipLine> lines = graph.Lines.Links;
    private readonly int named = graph.Named.Count;
    private readonly int ships = graph.Ships.Count;
    private readonly int dispatches = graph.Dispatches.Count;
    private readonly (int Letters, int Ends) shipments = (graph.Shipments.Letters.Count, graph.Shipments.Ends.Count);
    private readonly (int Letters, int Ends) customers = (graph.Customers.Letters.Count, graph.Customers.Ends.Count);
    private readonly (IReadOnlyList<string> Units, IReadOnlyList<Quantity> Others) quantities = graph.Quantities.Parts;
    private readonly BitSet coveredUnits = graph.CoveredUnits.Copy();
    private readonly int[] openUnits = graph.OpenUnits.Numbers;

    public void Write(GraphFile.Writer w)
    {
        foreach (var table in links) Write(w, table);
        Write(w, lines);
        w.Pages(graph.Named, named);
        w.Pages(graph.Ships, ships);
        w.Pages(graph.Dispatches, dispatches);
        w.Pages(graph.Shipments.Letters, shipments.Letters);
        w.Pages(graph.Shipments.Ends, shipments.Ends);
        w.Pages(graph.Customers.Letters, customers.Letters);
        w.Pages(graph.Customers.Ends, customers.Ends);
        w.Texts(quantities.Units);
        w.Texts([.. quantities.Others.Select(q => q.ToString())]);
        w.Array<ulong>(coveredUnits.Words);
        w.Array<int>(openUnits);
    }

    public static CompactGraph Read(GraphFile.Reader r)
    {
        var graph = new CompactGraph
        {
            Uses = Links<Link>(r),
            Made = Links<Link>(r),
            Inputs = Links<Link>(r),
            Outputs = Links<Link>(r),
            Unknown = Links<Link>(r),
            Lines = new LineTable(Links<ShipLine>(r), DispatchOrder.None),
        };
        r.Pages(graph.Named);
        r.Pages(graph.Ships);
        r.Pages(graph.Dispatches);
        r.Pages(graph.Shipments.Letters);
        r.Pages(graph.Shipments.Ends);
        r.Pages(graph.Customers.Letters);
        r.Pages(graph.Customers.Ends);
        graph.Quantities.Fill(r.Texts(), [.. r.Texts().Select(Quantity.Parse)]);
        graph.CoveredUnits = new BitSet(r.Array<ulong>());
        graph.OpenUnits = OpenUnits.Of(r.Array<int>());
        return graph;
    }

    private static void Write<T>(GraphFile.Writer w, LinkTable<T> table)
        where T : unmanaged, IInterval
    {
        w.Array<int>(table.Starts);
        w.Array<T>(table.Packed);
    }

    private static LinkTable<T> Links<T>(GraphFile.Reader r)
        where T : unmanaged, IInterval => new(r.Array<int>(), r.Array<T>());
}
