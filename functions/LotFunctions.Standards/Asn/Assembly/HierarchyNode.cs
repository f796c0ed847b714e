namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>One hierarchical level (segment HL). The header of the notice stands above the top level; it alone has no parent.</summary>
internal sealed class HierarchyNode(string level, HierarchyNode? parent, EdiPosition? position) : Facts
{
    public string Level { get; } = level;

    public HierarchyNode? Parent { get; } = parent;

    public EdiPosition? Position { get; } = position;

    public int Depth { get; } = parent is null ? 0 : parent.Depth + 1;

    public List<LineDraft> Lines { get; } = [];

    /// <summary><see cref="Facts.Units"/> as the lines below share them: one list, however many lines there are.</summary>
    public IReadOnlyList<string> SharedUnits => field ??= [.. Units];

    /// <summary>The lot numbers of this level as the lines below share them; how much of each is in a line is not known.</summary>
    public IReadOnlyList<AsnLot> SharedLots => field ??= [.. Lots.Keys.Select(static lot => new AsnLot(lot, null))];

    /// <summary>The last line with goods on this level or, failing that, above; null when there is none.</summary>
    public LineDraft? Host()
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node.Lines.Count > 0)
            {
                return node.Lines[^1];
            }
        }

        return null;
    }
}
