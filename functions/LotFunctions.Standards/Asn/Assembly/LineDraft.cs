namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>A LIN, or an SLN that names other goods, with what follows it.</summary>
internal sealed class LineDraft : Facts
{
    private EdiPosition? _position;
    private int _segment;
    private string? _tag;
    private long _offset;

    /// <summary>For a pool: <see cref="Reset"/> comes first.</summary>
    public LineDraft() => (Node, LineId) = (null!, string.Empty);

    public HierarchyNode Node { get; private set; }

    public AsnPlace Place => new(_segment, _tag, _offset);

    /// <summary>Made when it is asked for, which few are.</summary>
    public EdiPosition Position => _position ??= new EdiPosition(_segment, _tag, null, null, _offset);

    public string LineId { get; set; }

    public List<KnownItem> Items { get; } = [];

    /// <summary>What belongs to this line but stands apart: sublines, lots listed as lines of their own, packs below.</summary>
    public List<Facts> Parts { get; } = [];

    /// <summary>Makes another line of this one.</summary>
    public void Reset(HierarchyNode node, string lineId, string? tag, int segment, long offset)
    {
        Forget();
        (Node, LineId, _position) = (node, lineId, null);
        (_tag, _segment, _offset) = (tag, segment, offset);
        if (Items.Count > 0) Items.Clear();
        if (Parts.Count > 0) ForgetParts();
    }

    private void ForgetParts()
    {
        Parts.Clear();
        if (Parts.Capacity > MostKept) Parts.Capacity = 0;
    }

    /// <summary>Makes a part of that line of this one, which stands where the line does.</summary>
    public void ResetToPart(LineDraft line) => Reset(line.Node, string.Empty, line._tag, line._segment, line._offset);

    /// <summary>Makes a line of the same goods of this one, at a level that may be another.</summary>
    public void ResetTo(LineDraft line, HierarchyNode node)
    {
        Reset(node, line.LineId, line._tag, line._segment, line._offset);
        Items.AddRange(line.Items);
    }
}
