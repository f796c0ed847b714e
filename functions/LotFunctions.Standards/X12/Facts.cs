using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>What the segments at one place of a ship notice say: at a hierarchical level, at a line, or at a part of a line.</summary>
internal class Facts
{
    /// <summary>By lot number, in the order of the notice; the quantity is null when nothing says it.</summary>
    public OrderedDictionary<string, Quantity?> Lots { get; } = new(StringComparer.Ordinal);

    public OrderedSet Serials { get; } = new();

    /// <summary>SSCCs, 18 digits.</summary>
    public OrderedSet Units { get; } = new();

    public Quantity? Quantity { get; set; }

    /// <summary>SN1 was there, right or wrong.</summary>
    public bool Counted { get; set; }

    public SortedSet<DateOnly> Expiry { get; } = [];

    public SortedSet<DateOnly> Production { get; } = [];

    public SortedSet<DateOnly> Packed { get; } = [];

    public string? PurchaseOrder { get; set; }

    public string? Description { get; set; }

    public List<Load> Loads { get; } = [];

    /// <summary>Other identifiers that stand without goods of their own.</summary>
    public List<ItemIdentifier> Items { get; } = [];

    public void AddLot(string lot) => Lots.TryAdd(lot, null);
}
