using LotFunctions.Standards.Asn.Assembly;

namespace LotFunctions.Standards.X12;

/// <summary>Builds the tree of levels as HL segments come. Levels may stand in any order; a parent comes before its children.</summary>
internal sealed class Hierarchy(DiagnosticList diagnostics)
{
    // Real notices have five or six; the limit keeps walks up the tree short whatever is sent.
    private const int MaxDepth = 64;

    private readonly Dictionary<string, HierarchyNode> _byId = new(StringComparer.Ordinal);
    private readonly HierarchyNode?[] _lastOfRank = new HierarchyNode?[6];
    private readonly List<HierarchyNode> _nodes = [];

    public HierarchyNode Header { get; } = new(string.Empty, null, null);

    /// <summary>All levels in the order of the notice, without the header.</summary>
    public IReadOnlyList<HierarchyNode> Nodes => _nodes;

    public HierarchyNode Add(X12Segment hl)
    {
        var (id, parentId, level) = (hl[1], hl[2], hl[3]);
        if (id.Length == 0)
        {
            diagnostics.Error("element-missing", "HL01, the level's number, is missing.", hl.Position(1));
        }

        if (level.Length == 0)
        {
            diagnostics.Error("element-missing", "HL03, the level's code, is missing.", hl.Position(3));
        }

        var rank = ShipNoticeCodes.Rank(level);
        var node = new HierarchyNode(level, Parent(hl, parentId, rank), hl.Position());
        _nodes.Add(node);
        _lastOfRank[rank] = node;
        if (id.Length > 0 && !_byId.TryAdd(id, node))
        {
            diagnostics.Error("hl-duplicate", $"HL01 {id} was used before in this transaction set.", hl.Position(1));
        }

        return node;
    }

    private HierarchyNode Parent(X12Segment hl, string parentId, int rank)
    {
        var parent = Header;
        if (parentId.Length == 0)
        {
            parent = Inferred(rank);
            if (parent != Header)
            {
                diagnostics.Warning(
                    "hl-parent-inferred", $"HL02 is empty; the level '{hl[3]}' was placed under the last '{parent.Level}'.", hl.Position(2));
            }
        }
        else if (_byId.TryGetValue(parentId, out var known))
        {
            parent = known;
        }
        else
        {
            diagnostics.Error("hl-parent-unknown", $"HL02 names the parent {parentId}, which no earlier HL has.", hl.Position(2));
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
        if (rank == 0)
        {
            return Header;
        }

        for (var i = _nodes.Count - 1; i >= 0 && i >= _nodes.Count - MaxDepth; i--)
        {
            if (ShipNoticeCodes.Rank(_nodes[i].Level) < rank)
            {
                return _nodes[i];
            }
        }

        for (var above = rank - 1; above >= 0; above--)
        {
            if (_lastOfRank[above] is { } node)
            {
                return node;
            }
        }

        return Header;
    }
}
