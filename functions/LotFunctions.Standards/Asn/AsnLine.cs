namespace LotFunctions.Standards.Asn;

/// <summary>One item on a ship notice, with its lots and the logistic units that hold it.</summary>
public sealed record AsnLine
{
    // There are many lines, and making them is most of the work of reading: what can be left out is kept short.
    private readonly Quantity _quantity;
    private readonly AsnDay _expiry;
    private readonly AsnDay _production;
    private readonly AsnDay _bestBefore;
    private readonly AsnDay _packed;
    private readonly IReadOnlyList<AsnLot>? _lots;
    private readonly IReadOnlyList<string>? _serials;
    private readonly IReadOnlyList<string>? _units;
    private readonly IReadOnlyList<AsnReference>? _marks;

    /// <summary>1-based within the notice.</summary>
    public required int Number { get; init; }

    /// <summary>Where the line begins; null where the syntax has no segments.</summary>
    public EdiPosition? Position { get => Place.Position(); init => Place = AsnPlace.Of(value); }

    /// <summary>LIN01, as sent.</summary>
    public string? LineId { get; init; }

    /// <summary>All identifications of the goods, in order; lots and serials stand in their own lists.</summary>
    public IReadOnlyList<ItemIdentifier> Items { get => Goods.Items; init => Goods = Goods with { Items = value }; }

    /// <summary>14 digits, when one of <see cref="Items"/> is a valid GTIN.</summary>
    public string? Gtin { get => Goods.Gtin; init => Goods = Goods with { Gtin = value }; }

    /// <summary>The best identity of the goods: the GTIN, else the buyer's number, else the supplier's, else the first one; empty when there is none.</summary>
    public string Item { get => Goods.Item; init => Goods = Goods with { Item = value }; }

    public string? SupplierItem { get => Goods.SupplierItem; init => Goods = Goods with { SupplierItem = value }; }

    public string? BuyerItem { get => Goods.BuyerItem; init => Goods = Goods with { BuyerItem = value }; }

    /// <summary>
    /// Whose goods these are where the line, or a level above it and below the shipment, names a supplier, vendor or seller (SU, VN,
    /// SE) with an identification that is not the shipment's; else null.
    /// </summary>
    public AsnParty? Supplier { get => Goods.Supplier; init => Goods = Goods with { Supplier = value }; }

    /// <summary>What the notice says of the whole line; null when it says nothing.</summary>
    public Quantity? Quantity { get => _quantity.Unit is null ? null : _quantity; init => _quantity = value.GetValueOrDefault(); }

    public IReadOnlyList<AsnLot> Lots { get => _lots ?? []; init => _lots = value; }

    public IReadOnlyList<string> Serials { get => _serials ?? []; init => _serials = value; }

    /// <summary>SSCCs, 18 digits, of the units that directly hold the goods of this line. One whose check digit is wrong is kept, with a warning.</summary>
    public IReadOnlyList<string> LogisticUnits { get => _units ?? []; init => _units = value; }

    /// <summary>SSCC of the pallet or tare on which <see cref="LogisticUnits"/> stand.</summary>
    public string? OuterUnit { get; init; }

    /// <summary>
    /// Marks of the packages that directly hold the goods and that are no SSCC (X12 element 88): <c>CP</c> the carrier's package
    /// number, <c>W</c> pallet number, <c>UC</c> container code. Few senders write any.
    /// </summary>
    public IReadOnlyList<AsnReference> Marks { get => _marks ?? []; init => _marks = value; }

    /// <summary>How many inner units one pack holds (X12 PO401, else PO414; EDIFACT QTY 59).</summary>
    public int? PackSize { get; init; }

    public DateOnly? Expiry { get => _expiry.Date(); init => _expiry = AsnDay.Of(value); }

    public DateOnly? Production { get => _production.Date(); init => _production = AsnDay.Of(value); }

    public DateOnly? BestBefore { get => _bestBefore.Date(); init => _bestBefore = AsnDay.Of(value); }

    public DateOnly? Packed { get => _packed.Date(); init => _packed = AsnDay.Of(value); }

    public string? PurchaseOrder { get; init; }

    public string? Description { get; init; }

    /// <summary><see cref="Position"/>, where no object is wanted.</summary>
    internal AsnPlace Place { get; init; }

    /// <summary>What <see cref="Items"/> and the members after it say, as lines share it.</summary>
    internal AsnGoods Goods { get; init; } = AsnGoods.None;
}
