using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Builds the tree of packing levels as CPS segments come (7164 the level's number, 7166 its parent, 7075 how far in it is). The
/// order is from the outside to the inside, so a parent stands before its children.
/// </summary>
internal sealed class PackingTree(Content content)
{
    // Real notices have three or four; the limit keeps walks up the tree short whatever is sent.
    private const int MaxDepth = 64;

    private readonly Pool<HierarchyNode> _pool = new(static () => new HierarchyNode());
    private readonly List<HierarchyNode> _nodes = [];
    private readonly LevelIds _ids = new();
    private readonly HashSet<string> _repeated = new(StringComparer.Ordinal);

    public HierarchyNode Header { get; } = new();

    /// <summary>All levels in the order of the message, without the header.</summary>
    public List<HierarchyNode> Nodes => _nodes;

    /// <summary>All levels stand below the first one, which then is the whole shipment.</summary>
    public bool HasOneTop { get; private set; }

    public void Clear()
    {
        _ids.Clear();
        _repeated.Clear();
        _nodes.Clear();
        _pool.Return();
        HasOneTop = true;
        Header.Reset(string.Empty, null, null, 0, 0);
    }

    public HierarchyNode Add(in Segment cps)
    {
        var parent = Parent(cps);
        var node = _pool.Take();
        node.Reset("P", parent, "CPS", cps.Ordinal, cps.Offset);
        if (_nodes.Count > 0 && parent == Header) HasOneTop = false;
        _nodes.Add(node);
        if (cps[1].IsEmpty)
        {
            content.Warning("element-missing", "CPS 7164, the level's number, is missing.", cps, 1);
        }
        else if (!_ids.TryAdd(cps.Component(1, 1), _nodes.Count - 1))
        {
            // It does no harm as long as no level names it as its parent.
            _repeated.Add(cps.Text(1, 1));
            content.Warning("cps-duplicate", $"CPS 7164 {cps.Text(1, 1)} was used before in this message.", cps, 1);
        }

        return node;
    }

    private HierarchyNode Parent(in Segment cps)
    {
        if (cps[2].IsEmpty)
        {
            // Without a parent a level is a top; an inner one then lost what is around it.
            if (_nodes.Count > 0 && cps[3] is [(byte)'1' or (byte)'2'])
            {
                content.Warning("cps-parent-missing", "CPS 7166, the parent of an inner level, is missing; the level was placed at the top.", cps, 2);
            }

            return Header;
        }

        if (_ids.Find(cps.Component(2, 1)) is not { } place)
        {
            if (_ids.FindValue(cps.Component(2, 1)) is { } alike && _nodes[alike].Depth < MaxDepth)
            {
                content.Warning("cps-parent-inferred", $"CPS 7166 is {cps.Text(2, 1)}, which an earlier CPS is but for zeros in front; the level was placed under that one.", cps, 2);
                return _nodes[alike];
            }

            content.Error("cps-parent-unknown", $"CPS 7166 names the parent {cps.Text(2, 1)}, which no earlier CPS has.", cps, 2);
            return Header;
        }

        if (_repeated.Count > 0 && _repeated.Contains(cps.Text(2, 1)))
        {
            content.Error("cps-duplicate", $"CPS 7166 names the parent {cps.Text(2, 1)}, which several levels are.", cps, 2);
        }

        var parent = _nodes[place];
        if (parent.Depth < MaxDepth) return parent;
        content.Error("cps-too-deep", $"The levels are nested more than {MaxDepth} deep.", cps, 2);
        return Header;
    }
}
