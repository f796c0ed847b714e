namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A LIN, or an SLN that names other goods, with what follows it.</summary>
internal sealed class LineDraft(HierarchyNode node, EdiPosition position, string lineId) : Facts
{
    public HierarchyNode Node { get; } = node;

    public EdiPosition Position { get; } = position;

    public string LineId { get; } = lineId;

    public List<ItemIdentifier> Items { get; } = [];

    /// <summary>What belongs to this line but stands apart: sublines, lots listed as lines of their own, packs below.</summary>
    public List<Facts> Parts { get; } = [];
}
