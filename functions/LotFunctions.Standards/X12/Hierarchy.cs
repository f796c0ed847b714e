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
    public List<HierarchyNode> Nodes => _nodes;

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
        var id = hl[1];
        var code = hl[3];
        if (id.IsEmpty || code.IsEmpty) Incomplete(hl);
        var rank = ShipNoticeCodes.Rank(code);
        var level = ShipNoticeCodes.Level(rank) ?? hl.Text(code);
        var parent = Parent(hl, rank);
        var node = _pool.Take();
        node.Reset(level, parent, "HL", hl.Ordinal, hl.Offset);
        _nodes.Add(node);
        _lastOfRank[rank] = node;
        if (!_ids.TryAdd(id, _nodes.Count - 1)) Duplicate(hl);
        return node;
    }

    private void Incomplete(in Segment hl)
    {
        if (hl[1].IsEmpty) diagnostics.Error("element-missing", "HL01, the level's number, is missing.", hl.Position(1));
        if (hl[3].IsEmpty) diagnostics.Error("element-missing", "HL03, the level's code, is missing.", hl.Position(3));
    }

    private void Duplicate(in Segment hl) =>
        diagnostics.Error("hl-duplicate", $"HL01 {hl.Text(1)} was used before in this transaction set.", hl.Position(1));

    private HierarchyNode Parent(in Segment hl, int rank)
    {
        var above = hl[2];
        var parent = !above.IsEmpty && _ids.Find(above) is { } index ? _nodes[index] : Sought(hl, rank);
        return parent.Depth < MaxDepth ? parent : TooDeep(hl);
    }

    private HierarchyNode TooDeep(in Segment hl)
    {
        diagnostics.Error("hl-too-deep", $"The levels are nested more than {MaxDepth} deep.", hl.Position(2));
        return Header;
    }

    /// <summary>The parent where no earlier level has just the number that HL02 names, or it names none.</summary>
    private HierarchyNode Sought(in Segment hl, int rank)
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
