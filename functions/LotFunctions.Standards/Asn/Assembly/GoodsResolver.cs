namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Chooses the identity of goods from the identifiers of a line.</summary>
internal sealed class GoodsResolver(DiagnosticList diagnostics)
{
    /// <param name="unit">In which the line is counted; null when that is not known.</param>
    /// <param name="supplier">Whose they are, where it is not the shipment's supplier.</param>
    public AsnGoods Resolve(LineDraft line, string? unit, AsnParty? supplier)
    {
        var items = line.Items;
        if (items.Count == 0) return AsnGoods.None;

        // A line counted in packages is about the package when it names both the package and what is in it.
        var packaged = unit is ['X', ..];
        if (items[0].GoodsOf(items, packaged, supplier) is { } known) return known;
        var goods = Choose(items, packaged, supplier);
        if (!Warn(line)) items[0].Remember(goods, packaged);
        return goods;
    }

    private static AsnGoods Choose(List<KnownItem> items, bool packaged, AsnParty? from)
    {
        string? first = null, package = null, buyer = null, supplier = null;
        var (buyerRank, supplierRank) = (ItemQualifiers.Meaning.Never, ItemQualifiers.Meaning.Never);
        var list = new ItemIdentifier[items.Count];
        for (var i = 0; i < list.Length; i++)
        {
            var item = items[i];
            var meaning = item.Meaning;
            list[i] = item.Identifier;
            first ??= item.Gtin;
            if (meaning.IsPackage) package ??= item.Gtin;
            if (meaning.Buyer < buyerRank) (buyer, buyerRank) = (item.Identifier.Value, meaning.Buyer);
            if (meaning.Supplier < supplierRank) (supplier, supplierRank) = (item.Identifier.Value, meaning.Supplier);
        }

        var gtin = packaged ? package ?? first : first;
        return new AsnGoods { Items = list, Gtin = gtin, BuyerItem = buyer, SupplierItem = supplier, Item = gtin ?? buyer ?? supplier ?? list[0].Value, Supplier = from };
    }

    /// <summary>True when there was something to warn of, which every line is to be told.</summary>
    private bool Warn(LineDraft line)
    {
        var warned = false;
        foreach (var item in line.Items)
        {
            if (item.GtinProblem is not { } reason) continue;
            warned = true;
            diagnostics.Warning("gtin-invalid", $"{item.Identifier.Qualifier}: {reason} It is not used as a GTIN.", line.Position);
        }

        return warned;
    }
}
