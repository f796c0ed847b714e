namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A LIN, or an SLN that names other goods, with what follows it.</summary>
internal sealed class LineDraft(HierarchyNode node, EdiPosition position, string lineId) : Facts
{
    public HierarchyNode Node { get; private set; } = node;

    public EdiPosition Position { get; private set; } = position;

    public string LineId { get; private set; } = lineId;

    public List<ItemIdentifier> Items { get; } = [];

    /// <summary>What belongs to this line but stands apart: sublines, lots listed as lines of their own, packs below.</summary>
    public List<Facts> Parts { get; } = [];

    /// <summary>Makes another line of this one.</summary>
    public void Reset(HierarchyNode node, EdiPosition position, string lineId)
    {
        Forget();
        (Node, Position, LineId) = (node, position, lineId);
        Items.Clear();
        Parts.Clear();
        if (Parts.Capacity > MostKept) Parts.Capacity = 0;
    }
}
