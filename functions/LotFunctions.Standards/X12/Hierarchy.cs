using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>
/// Builds the tree of levels as HL segments come. Levels may stand in any order; a parent comes before its children.
/// One notice after the other: the nodes are used again.
/// </summary>
internal sealed class Hierarchy(DiagnosticList diagnostics)
{
    // Real notices have five or six; the limit keeps walks up the tree short whatever is sent.
    private const int MaxDepth = 64;

    private readonly HierarchyNode?[] _lastOfRank = new HierarchyNode?[6];
    private readonly List<HierarchyNode> _nodes = [];
    private readonly Pool<HierarchyNode> _pool = new(static () => new HierarchyNode());
    private readonly LevelIds _ids = new();

    public HierarchyNode Header { get; } = new();

    /// <summary>All levels in the order of the notice, without the header.</summary>
    public IReadOnlyList<HierarchyNode> Nodes => _nodes;

    /// <summary>Begins another notice.</summary>
    public void Clear()
    {
        Header.Reset(string.Empty, null, null, 0, 0);
        _pool.Return();
        _nodes.Clear();
        _ids.Clear();
        Array.Clear(_lastOfRank);
    }

    public HierarchyNode Add(in Segment hl)
    {
        if (hl[1].IsEmpty) diagnostics.Error("element-missing", "HL01, the level's number, is missing.", hl.Position(1));
        if (hl[3].IsEmpty) diagnostics.Error("element-missing", "HL03, the level's code, is missing.", hl.Position(3));

        var level = hl.Text(3);
        var rank = ShipNoticeCodes.Rank(level);
        var parent = Parent(hl, rank);
        var node = _pool.Take();
        node.Reset(level, parent, "HL", hl.Ordinal, hl.Offset);
        _nodes.Add(node);
        _lastOfRank[rank] = node;
        if (!_ids.TryAdd(hl[1], _nodes.Count - 1))
        {
            diagnostics.Error("hl-duplicate", $"HL01 {hl.Text(1)} was used before in this transaction set.", hl.Position(1));
        }

        return node;
    }

    private HierarchyNode Parent(in Segment hl, int rank)
    {
        var parent = Header;
        if (hl[2].IsEmpty)
        {
            parent = Inferred(rank);
            if (parent != Header)
            {
                diagnostics.Warning(
                    "hl-parent-inferred", $"HL02 is empty; the level '{hl.Text(3)}' was placed under the last '{parent.Level}'.", hl.Position(2));
            }
        }
        else if (_ids.Find(hl[2]) is { } index)
        {
            parent = _nodes[index];
        }
        else if (_ids.FindValue(hl[2]) is { } alike)
        {
            parent = _nodes[alike];
            diagnostics.Warning("hl-parent-inferred", $"HL02 is {hl.Text(2)}, which an earlier HL is but for zeros in front; the level was placed under that one.", hl.Position(2));
        }
        else if (hl[2].SequenceEqual("0"u8))
        {
            diagnostics.Warning("hl-parent-inferred", "HL02 is 0, which no earlier HL has; the level was placed at the top.", hl.Position(2));
        }
        else
        {
            diagnostics.Error("hl-parent-unknown", $"HL02 names the parent {hl.Text(2)}, which no earlier HL has.", hl.Position(2));
        }

        if (parent.Depth >= MaxDepth)
        {
            diagnostics.Error("hl-too-deep", $"The levels are nested more than {MaxDepth} deep.", hl.Position(2));
            return Header;
        }

        return parent;
    }

    // A further shipment level is a new top; anything else without a parent goes under the latest level that ranks above it.
    private HierarchyNode Inferred(int rank)
    {
        if (rank == 0) return Header;
        for (var i = _nodes.Count - 1; i >= 0 && i >= _nodes.Count - MaxDepth; i--)
        {
            if (ShipNoticeCodes.Rank(_nodes[i].Level) < rank) return _nodes[i];
        }

        for (var above = rank - 1; above >= 0; above--)
        {
            if (_lastOfRank[above] is { } node) return node;
        }

        return Header;
    }
}
