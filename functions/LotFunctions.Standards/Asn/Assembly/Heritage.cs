namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>What a level says or, where it says nothing, the nearest one above it: found once for all the lines below.</summary>
internal struct Heritage
{
    /// <summary>The dates that are said on any of the levels, a bit for each <see cref="DateKind"/>.</summary>
    public int Dated { get; private set; }

    public string? PurchaseOrder { get; private set; }

    public int? PackSize { get; private set; }

    public AsnParty? Supplier { get; private set; }

    /// <summary>The nearest level with marks that are no SSCC.</summary>
    public HierarchyNode? Marked { get; private set; }

    /// <summary>The nearest level with SSCCs.</summary>
    public HierarchyNode? Packed { get; private set; }

    /// <param name="above">Of the level above <paramref name="node"/>; the default where there is none.</param>
    public void Take(HierarchyNode node, in Heritage above)
    {
        Dated = above.Dated | node.Dated;
        PurchaseOrder = node.PurchaseOrder ?? above.PurchaseOrder;
        PackSize = node.PackSize ?? above.PackSize;
        Supplier = node.Supplier ?? above.Supplier;
        Marked = node.Marks.Count > 0 ? node : above.Marked;
        Packed = node.Units.Count > 0 ? node : above.Packed;
    }
}
