namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Finds the logistic units that hold a line: those of the line and its parts, else of the nearest level, and the one around them.</summary>
internal sealed class UnitResolver(DiagnosticList diagnostics)
{
    private OrderedSet _own = new();

    public (IReadOnlyList<string> Units, string? Outer) Resolve(LineDraft line)
    {
        var units = Own(line);
        var node = WithUnits(line.Node);
        if (units.Count == 0)
        {
            units = node?.SharedUnits ?? [];
            node = WithUnits(node?.Parent);
        }

        if (node is { Units.Count: > 1 })
        {
            diagnostics.Warning(
                "outer-unit-ambiguous", $"The level above the packs has {node.Units.Count} SSCCs; which one holds the line is not said.", line.Position);
        }

        return (units, node is { Units.Count: 1 } ? node.Units[0] : null);
    }

    private IReadOnlyList<string> Own(LineDraft line)
    {
        var several = false;
        foreach (var part in line.Parts) several |= part.Units.Count > 0;
        if (!several) return line.Units.ToArray();
        if (_own.IsLarge) _own = new OrderedSet();
        _own.Clear();
        _own.AddRange(line.Units);
        foreach (var part in line.Parts) _own.AddRange(part.Units);
        return _own.ToArray();
    }

    private static HierarchyNode? WithUnits(HierarchyNode? node)
    {
        while (node is not null && node.Units.Count == 0) node = node.Parent;
        return node;
    }
}
