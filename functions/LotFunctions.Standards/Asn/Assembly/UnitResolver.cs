namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Finds the logistic units that hold a line: those of the line and its parts, else of the nearest level, and the one around them.</summary>
internal sealed class UnitResolver(DiagnosticList diagnostics)
{
    private OrderedSet _own = new();

    /// <param name="packed">The nearest level with units, from that of the line upwards.</param>
    /// <param name="own">The line or a part of it has units.</param>
    public (IReadOnlyList<string> Units, string? Outer) Resolve(LineDraft line, bool own, HierarchyNode? packed)
    {
        IReadOnlyList<string> units = own ? Own(line) : [];
        if (!own && packed is not null)
        {
            units = packed.SharedUnits;
            packed = packed.Parent?.Heritage.Packed;
        }

        if (packed is null) return (units, null);
        if (packed.Units.Count == 1) return (units, packed.Units[0]);
        diagnostics.Warning(
            "outer-unit-ambiguous", $"The level above the packs has {packed.Units.Count} SSCCs; which one holds the line is not said.", line.Position);
        return (units, null);
    }

    private string[] Own(LineDraft line)
    {
        if (_own.IsLarge) _own = new OrderedSet();
        _own.Clear();
        _own.AddRange(line.Units);
        foreach (var part in line.Parts) _own.AddRange(part.Units);
        return _own.ToArray();
    }
}
