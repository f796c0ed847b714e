namespace LotFunctions.Embedded.Graph;

/// <summary>The shipment lines by lot, with the order in which their dispatches are ranked: neither is read without the other.</summary>
internal sealed class LineTable(LinkTable<ShipLine> links, DispatchOrder order)
{
    public LinkTable<ShipLine> Links => links;

    public DispatchOrder Order => order;

    public long Bytes => links.Bytes + order.Bytes;

    public void Add(int lot, int dispatch, int ship, int unit, int quantity, int from, int to) =>
        links.Add(lot, new ShipLine(order.RankOf(dispatch), ship, unit, quantity, from, to));

    /// <summary>The same lines, all packed, with all dispatches that there are in the new order.</summary>
    public LineTable Pack(DispatchOrder anew)
    {
        var packed = links.Pack();
        foreach (ref var line in packed.Packed.AsSpan()) line.Rank = anew.RankOf(order.DispatchAt(line.Rank));
        return new LineTable(packed, anew);
    }
}
