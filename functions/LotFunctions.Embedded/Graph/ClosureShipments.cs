using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Sqlite;

namespace LotFunctions.Embedded.Graph;

/// <summary>Reads grouped shipment lines with their names: customers by name, the shipments of each by time.</summary>
internal sealed class ClosureShipments(GraphSnapshot snapshot, Reach all, ShippedLines shipped)
{
    private readonly CompactGraph graph = snapshot.Graph;

    public IEnumerable<TraceShipment> All()
    {
        var customers = Enumerable.Range(0, shipped.Groups)
            .GroupBy(g => graph.Dispatches[shipped.DispatchOf(g)].Customer)
            .Select(c => (Name: graph.Customers.Name(c.Key), Groups: c.ToList()))
            .OrderBy(c => c.Name, StringComparer.Ordinal);
        foreach (var (customer, groups) in customers)
        {
            var byTime = groups.Select(g => (Group: g, At: At(g), Shipment: graph.Shipments.Name(graph.Dispatches[shipped.DispatchOf(g)].Shipment)))
                .OrderBy(g => g.At).ThenBy(g => g.Shipment, StringComparer.Ordinal);
            foreach (var (group, at, shipment) in byTime) yield return new TraceShipment(shipment, customer, Ticks.ToTime(at), Lines(group));
        }
    }

    private long At(int group) => shipped.LinesOf(group).Min(l => graph.Ships[l.Line.Ship].At);

    private TraceShipmentLine[] Lines(int group)
    {
        var lines = new List<Named>();
        foreach (var (lot, line) in shipped.LinesOf(group))
        {
            var grade = all.Definite[lot] ? TraceGrade.Definite : TraceGrade.Possible;
            lines.Add(new Named(
                new TraceShipmentLine(snapshot.Lot(all.Lots[lot]), snapshot.Unit(line.Unit), graph.Quantities.Read(line.Quantity), grade), graph.Ships[line.Ship]));
        }

        lines.Sort(Compare);
        return [.. lines.Select(l => l.Line)];
    }

    /// <summary>By lot, then as the lot's movements follow each other.</summary>
    private int Compare(Named x, Named y)
    {
        var lot = Core.Ledger.LotKeyOrder.Instance.Compare(x.Line.Lot, y.Line.Lot);
        if (lot != 0) return lot;
        var at = x.Ship.At.CompareTo(y.Ship.At);
        if (at != 0) return at;
        var id = x.Ship.Seq == y.Ship.Seq ? 0 : string.CompareOrdinal(snapshot.EventId(x.Ship.Seq), snapshot.EventId(y.Ship.Seq));
        return id != 0 ? id : string.CompareOrdinal(x.Line.LogisticUnit, y.Line.LogisticUnit);
    }

    private readonly record struct Named(TraceShipmentLine Line, ShipEvent Ship);
}
