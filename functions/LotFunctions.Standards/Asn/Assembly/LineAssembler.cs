namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// Makes lines of the drafts once the whole tree is known: what a line does not say itself is taken from the packs
/// below it, else from the levels above it, nearest first.
/// </summary>
/// <param name="qualifiers">Those of the syntax.</param>
internal sealed class LineAssembler(DiagnosticList diagnostics, ItemQualifiers qualifiers)
{
    public IReadOnlyList<AsnLine> Assemble(IReadOnlyList<HierarchyNode> nodes, IReadOnlyList<LineDraft> drafts)
    {
        var lines = Host(nodes, drafts);
        var result = new List<AsnLine>(lines.Count);
        foreach (var line in lines)
        {
            result.Add(Line(line, result.Count + 1));
        }

        return result;
    }

    // A LIN with a lot but no goods belongs to the line before or above it; so does a level without lines below a line.
    private List<LineDraft> Host(IReadOnlyList<HierarchyNode> nodes, IReadOnlyList<LineDraft> drafts)
    {
        var lines = new List<LineDraft>(drafts.Count);
        var counted = new HashSet<HierarchyNode>();
        foreach (var draft in drafts)
        {
            counted.Add(draft.Node);
            if (draft.Items.Count == 0 && draft.Node.Host() is { } host)
            {
                host.Parts.Add(draft);
                continue;
            }

            if (draft.Items.Count == 0)
            {
                diagnostics.Error("item-missing", "The line names no goods.", draft.Position);
            }

            draft.Node.Lines.Add(draft);
            lines.Add(draft);
        }

        foreach (var node in nodes)
        {
            if (node.Lines.Count == 0)
            {
                node.Host()?.Parts.Add(node);
            }

            if (node.Level == "I" && !counted.Contains(node))
            {
                diagnostics.Error("lin-missing", "An item level has no LIN.", node.Position);
            }
        }

        return lines;
    }

    private AsnLine Line(LineDraft line, int number)
    {
        var quantity = TotalOf(line);
        var identity = ItemIdentity.Choose(line.Items, qualifiers, quantity?.Unit, (item, reason) => diagnostics.Warning(
            "gtin-invalid", $"{item.Qualifier}: {reason} It is not used as a GTIN.", line.Position));
        var (units, outer) = Units(line);
        return new AsnLine
        {
            Number = number,
            Position = line.Position,
            LineId = line.LineId.Length == 0 ? null : line.LineId,
            Items = line.Items,
            Gtin = identity.Gtin,
            Item = identity.Item,
            SupplierItem = identity.Supplier,
            BuyerItem = identity.Buyer,
            Quantity = quantity,
            Lots = new LotResolver(diagnostics).Resolve(line, quantity),
            Serials = [.. line.Serials, .. line.Parts.SelectMany(static p => p.Serials)],
            LogisticUnits = units,
            OuterUnit = outer,
            Expiry = Single(line, static f => f.Expiry, "expiry"),
            Production = Single(line, static f => f.Production, "production"),
            BestBefore = Single(line, static f => f.BestBefore, "best before"),
            Packed = Single(line, static f => f.Packed, "packing"),
            PurchaseOrder = Nearest(line, static f => f.PurchaseOrder),
            Description = line.Description,
        };
    }

    // SN1 of the line; else SN1 of its level when it is alone there; else the sum of its parts when every part says one.
    private Quantity? TotalOf(LineDraft line)
    {
        if (line.Counted)
        {
            return line.Quantity;
        }

        if (line.Node is { Counted: true, Lines.Count: 1 } node)
        {
            return node.Quantity;
        }

        var parts = line.Parts.Where(static p => p.Counted).ToList();
        if (parts.Count > 0 && parts.TrueForAll(p => p.Quantity is { } q && q.Unit == parts[0].Quantity?.Unit))
        {
            return parts.Select(static p => p.Quantity!.Value).Aggregate(static (a, b) => a + b);
        }

        diagnostics.Warning("quantity-missing", "The line says no quantity.", line.Position);
        return null;
    }

    private (IReadOnlyList<string> Units, string? Outer) Units(LineDraft line)
    {
        var own = new OrderedSet();
        own.AddRange(line.Units);
        foreach (var part in line.Parts)
        {
            own.AddRange(part.Units);
        }

        var node = line.Node;
        IReadOnlyList<string> units = [.. own];
        if (units.Count == 0)
        {
            node = WithUnits(node);
            units = node?.SharedUnits ?? [];
            node = node?.Parent;
        }

        node = WithUnits(node);

        if (node is { Units.Count: > 1 })
        {
            diagnostics.Warning(
                "outer-unit-ambiguous", $"The level above the packs has {node.Units.Count} SSCCs; which one holds the line is not said.", line.Position);
        }

        return (units, node is { Units.Count: 1 } ? node.SharedUnits[0] : null);
    }

    private static HierarchyNode? WithUnits(HierarchyNode? node)
    {
        while (node is not null && node.Units.Count == 0)
        {
            node = node.Parent;
        }

        return node;
    }

    private DateOnly? Single(LineDraft line, Func<Facts, DateFact> select, string name)
    {
        var date = select(line);
        foreach (var part in line.Parts)
        {
            date = date.With(select(part));
        }

        for (var node = line.Node; !date.Said && node is not null; node = node.Parent)
        {
            date = select(node);
        }

        if (date.Contradicted)
        {
            diagnostics.Warning("date-ambiguous", $"The line has different {name} dates; which lot has which is not said.", line.Position);
        }

        return date.Contradicted ? null : date.Value;
    }

    private static string? Nearest(LineDraft line, Func<Facts, string?> select)
    {
        var found = select(line);
        for (var node = line.Node; found is null && node is not null; node = node.Parent)
        {
            found = select(node);
        }

        return found;
    }
}
