using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Embedded.Graph;

/// <summary>Finds the units with unknown contents that left beside the lots of a closure (<see cref="UnknownContents"/>).</summary>
internal sealed class ClosureUnknowns(GraphSnapshot snapshot, Reach all, ShippedLines shipped)
{
    private readonly CompactGraph graph = snapshot.Graph;

    public ILookup<LotKey, Gap> ByLot() =>
        Enumerable.Range(0, shipped.Groups).SelectMany(Of).Distinct().OrderBy(g => g.Detail, StringComparer.Ordinal).ToLookup(g => g.Lot);

    private List<Gap> Of(int group)
    {
        var gaps = new List<Gap>();
        foreach (ref readonly var link in graph.Unknown.Of(shipped.DispatchOf(group)))
        {
            if (link.From > snapshot.Position || link.To <= snapshot.Position) continue;
            var dispatch = graph.Dispatches[shipped.DispatchOf(group)];
            gaps.Add(UnknownContents.GapOf(
                FirstLot(group), LotNames.Unit(snapshot.View.Session, link.Node), graph.Shipments.Name(dispatch.Shipment), graph.Customers.Name(dispatch.Customer)));
        }

        return gaps;
    }

    private LotKey FirstLot(int group) =>
        shipped.LinesOf(group).Select(l => snapshot.Lot(all.Lots[l.Lot])).Min(LotKeyOrder.Instance);
}
