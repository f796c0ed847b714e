using LotFunctions.Standards;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// The genealogy and the shipments as integers, those of the ledger's own rows: lot → work order → lot, n inputs and m
/// outputs in n + m links, and a line for each lot that left. One thread writes (<see cref="GraphWriter"/>); any number read
/// what is known up to <see cref="Position"/>.
/// </summary>
internal sealed class CompactGraph
{
    private readonly Dictionary<Dispatch, int> dispatches = [];
    private long position;

    /// <summary>The last event that is in it.</summary>
    public long Position
    {
        get => Volatile.Read(ref position);
        set => Volatile.Write(ref position, value);
    }

    /// <summary>From a lot to the work orders that it went into, or that a produced lot names it in.</summary>
    public LinkTable<Link> Uses { get; set; } = new();

    /// <summary>From a lot to the work orders that made it.</summary>
    public LinkTable<Link> Made { get; set; } = new();

    /// <summary>From a work order to the lots that it consumed.</summary>
    public LinkTable<Link> Inputs { get; set; } = new();

    /// <summary>From a work order to the lots that it made.</summary>
    public LinkTable<Link> Outputs { get; set; } = new();

    public LineTable Lines { get; set; } = new(new LinkTable<ShipLine>(), DispatchOrder.None);

    /// <summary>From a dispatch to the units that left with it alone, and with nothing known to be in them.</summary>
    public LinkTable<Link> Unknown { get; set; } = new();

    /// <summary>Named inputs of outputs: first how many, then lot and quantity of each.</summary>
    public Paged<int> Named { get; } = new();

    /// <summary>By their numbers, rising.</summary>
    public Paged<ShipEvent> Ships { get; } = new();

    public Paged<Dispatch> Dispatches { get; } = new();

    public NameTable Shipments { get; } = new();

    public NameTable Customers { get; } = new();

    public QuantityTable Quantities { get; } = new();

    /// <summary>Units of which one left by an event that names a unit alone, and those around and inside: an event that names one can change lines.</summary>
    public BitSet CoveredUnits { get; set; } = new();

    public OpenUnits OpenUnits { get; set; } = new();

    /// <summary>Links between lots and work orders, each counted once.</summary>
    public long Edges => (long)Inputs.Count + Outputs.Count;

    public long Bytes =>
        Uses.Bytes + Made.Bytes + Inputs.Bytes + Outputs.Bytes + Lines.Bytes + Unknown.Bytes + Named.Bytes + Ships.Bytes + Dispatches.Bytes
        + Shipments.Bytes + Customers.Bytes + Quantities.Bytes + CoveredUnits.Bytes + OpenUnits.Bytes;

    /// <summary>What came since the last packing.</summary>
    public int Added => Uses.Added + Made.Added + Inputs.Added + Outputs.Added + Lines.Links.Added + Unknown.Added;

    public void AddInput(int lot, int order, Quantity? quantity, int from, int to)
    {
        Uses.Add(lot, new Link(order, from, to));
        Inputs.Add(order, new Link(lot, from, to, Quantities.Write(quantity)));
    }

    /// <param name="named">Null or empty when it names none.</param>
    public void AddOutput(int lot, int order, IReadOnlyList<(int Lot, Quantity? Quantity)>? named, int from, int to)
    {
        var place = 0;
        if (named is { Count: > 0 })
        {
            place = Named.Add(named.Count) + 1;
            foreach (var (input, quantity) in named)
            {
                Named.Add(input);
                Named.Add(Quantities.Write(quantity));
                Uses.Add(input, new Link(order, from, to));
            }
        }

        Made.Add(lot, new Link(order, from, to));
        Outputs.Add(order, new Link(lot, from, to, place));
    }

    /// <summary>The event's place among all ship events.</summary>
    public int AddShip(DateTimeOffset at, string shipment, string customer, int seq) => Ships.Add(new ShipEvent(at.UtcTicks, seq, DispatchOf(shipment, customer)));

    public void AddLine(int lot, int ship, int unit, Quantity? quantity, int from, int to) =>
        Lines.Add(lot, Ships[ship].Dispatch, ship, unit, Quantities.Write(quantity), from, to);

    /// <summary>An event that made links of these was taken back.</summary>
    public void EndInput(int lot, int order, int from, int to)
    {
        Uses.End(lot, to, l => l.From == from);
        Inputs.End(order, to, l => l.From == from);
    }

    public void EndOutput(int lot, int order, IEnumerable<int> named, int from, int to)
    {
        Made.End(lot, to, l => l.From == from);
        Outputs.End(order, to, l => l.From == from);
        foreach (var input in named) Uses.End(input, to, l => l.From == from);
    }

    /// <summary>The place of the ship event with this number; -1 when there is none.</summary>
    public int ShipOf(int seq)
    {
        var (low, high) = (0, Ships.Count);
        while (low < high)
        {
            var middle = low + ((high - low) / 2);
            if (Ships[middle].Seq < seq) low = middle + 1;
            else high = middle;
        }

        return low < Ships.Count && Ships[low].Seq == seq ? low : -1;
    }

    /// <summary>The inputs that an output names, with their quantities.</summary>
    public IEnumerable<(int Lot, int Quantity)> NamedAt(int place)
    {
        for (var i = 0; i < Named[place - 1]; i++) yield return (Named[place + (2 * i)], Named[place + (2 * i) + 1]);
    }

    public void Pack()
    {
        Uses = Uses.Pack();
        Made = Made.Pack();
        Inputs = Inputs.Pack();
        Outputs = Outputs.Pack();
        Lines = Lines.Pack(DispatchOrder.Of(Dispatches, Customers.Count));
        Unknown = Unknown.Pack();
    }

    private int DispatchOf(string shipment, string customer)
    {
        if (dispatches.Count == 0)
        {
            for (var i = 0; i < Dispatches.Count; i++) dispatches[Dispatches[i]] = i;
        }

        var dispatch = new Dispatch(Shipments.Number(shipment), Customers.Number(customer));
        if (!dispatches.TryGetValue(dispatch, out var number)) dispatches[dispatch] = number = Dispatches.Add(dispatch);
        return number;
    }
}
