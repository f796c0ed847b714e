namespace LotFunctions.Standards.Asn;

/// <summary>What goods a line is about, and whose. Lines of the same goods share one, so that a line holds one reference instead of six.</summary>
internal sealed record AsnGoods
{
    public static AsnGoods None { get; } = new();

    public IReadOnlyList<ItemIdentifier> Items { get; init; } = [];

    public string? Gtin { get; init; }

    public string Item { get; init; } = string.Empty;

    public string? SupplierItem { get; init; }

    public string? BuyerItem { get; init; }

    public AsnParty? Supplier { get; init; }
}
