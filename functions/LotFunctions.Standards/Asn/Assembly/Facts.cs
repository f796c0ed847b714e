namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// What the segments at one place of a ship notice say: at a hierarchical level, at a line, or at a part of a line.
/// There are as many of these as levels and lines, so nothing is allocated before it is needed.
/// </summary>
internal class Facts
{
    private static readonly OrderedDictionary<string, Quantity?> NoLots = [];

    private OrderedDictionary<string, Quantity?>? _lots;
    private List<Load>? _loads;
    private OrderedSet? _serials;
    private OrderedSet? _units;

    /// <summary>By lot number, in the order of the notice; the quantity is null when nothing says it.</summary>
    public IReadOnlyDictionary<string, Quantity?> Lots => _lots ?? NoLots;

    public IReadOnlyCollection<string> Serials => _serials ?? (IReadOnlyCollection<string>)[];

    /// <summary>SSCCs, 18 digits.</summary>
    public IReadOnlyCollection<string> Units => _units ?? (IReadOnlyCollection<string>)[];

    public IReadOnlyList<Load> Loads => _loads ?? (IReadOnlyList<Load>)[];

    public Quantity? Quantity { get; set; }

    /// <summary>SN1 was there, right or wrong.</summary>
    public bool Counted { get; set; }

    public DateFact Expiry { get; set; }

    public DateFact Production { get; set; }

    public DateFact BestBefore { get; set; }

    public DateFact Packed { get; set; }

    public string? PurchaseOrder { get; set; }

    public string? Description { get; set; }

    public void AddLot(string lot) => (_lots ??= new(StringComparer.Ordinal)).TryAdd(lot, null);

    public void AddSerial(string serial) => (_serials ??= new()).Add(serial);

    public void AddUnit(string sscc) => (_units ??= new()).Add(sscc);

    public void AddLoad(Load load) => (_loads ??= []).Add(load);
}
