namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>What a level says or, where it says nothing, the nearest one above it: found once for all the lines below.</summary>
/// <param name="Dated">The dates that are said on any of the levels, a bit for each <see cref="DateKind"/>.</param>
/// <param name="Marked">The nearest level with marks that are no SSCC.</param>
/// <param name="Packed">The nearest level with SSCCs.</param>
internal readonly record struct Heritage(int Dated, string? PurchaseOrder, int? PackSize, AsnParty? Supplier, HierarchyNode? Marked, HierarchyNode? Packed)
{
    public Heritage Below(HierarchyNode node) => new(
        Dated | node.Dated,
        node.PurchaseOrder ?? PurchaseOrder,
        node.PackSize ?? PackSize,
        node.Supplier ?? Supplier,
        node.Marks.Count > 0 ? node : Marked,
        node.Units.Count > 0 ? node : Packed);
}
