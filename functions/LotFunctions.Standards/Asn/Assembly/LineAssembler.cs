namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// Makes lines of the drafts once the whole tree is known: what a line does not say itself is taken from the packs
/// below it, else from the levels above it, nearest first. It can be used for one notice after the other.
/// </summary>
internal sealed class LineAssembler(DiagnosticList diagnostics)
{
    private readonly GoodsResolver _goods = new(diagnostics);
    private readonly LotResolver _lots = new(diagnostics);
    private readonly UnitResolver _units = new(diagnostics);
    private readonly Headings _headings = new();
    private readonly LineSplitter _splitter = new(diagnostics);
    private readonly List<LineDraft> _whole = [];
    private readonly List<LineDraft> _lines = [];

    private AsnParty? _supplier;

    /// <param name="supplier">The shipment's; null when it names none.</param>
    public IReadOnlyList<AsnLine> Assemble(List<HierarchyNode> nodes, List<LineDraft> drafts, AsnParty? supplier)
    {
        _supplier = supplier;
        Clear(_whole);
        Clear(_lines);
        Host(nodes, drafts);
        _headings.Drop(_whole);
        foreach (var line in _whole)
        {
            if (line.Loads.Count > 0) Loads.Place(line, line.Counted ? line.Quantity : null);
            _splitter.Split(line, _lines);
        }

        if (_lines.Count == 0) return [];
        var result = new AsnLine[_lines.Count];
        for (var i = 0; i < result.Length; i++) result[i] = Line(_lines[i], i + 1);
        return result;
    }

    private static void Clear(List<LineDraft> lines)
    {
        lines.Clear();
        if (lines.Capacity > Facts.MostKept) lines.Capacity = 0;
    }

    // A LIN with a lot but no goods belongs to the line before or above it; so does a level without lines below a line.
    private void Host(List<HierarchyNode> nodes, List<LineDraft> drafts)
    {
        foreach (var draft in drafts)
        {
            draft.Node.HasDraft = true;
            if (draft.Items.Count == 0)
            {
                if (draft.Node.Host() is { } host)
                {
                    host.Parts.Add(draft);
                    continue;
                }

                diagnostics.Error("item-missing", "The line names no goods.", draft.Position);
            }

            draft.Node.AddLine(draft);
            _whole.Add(draft);
        }

        foreach (var node in nodes)
        {
            if (node.LineCount == 0) node.Host()?.Parts.Add(node);
            if (node.Level == "I" && !node.HasDraft) diagnostics.Error("lin-missing", "An item level has no LIN.", node.Position);
        }
    }

    private AsnLine Line(LineDraft line, int number)
    {
        ref readonly var heritage = ref line.Node.Heritage;
        var quantity = TotalOf(line);
        var goods = _goods.Resolve(line, quantity?.Unit, Supplier(line.Supplier ?? heritage.Supplier));
        var (listed, dated) = (line.Listed, line.Dated);
        foreach (var part in line.Parts) (listed, dated) = (listed | part.Listed, dated | part.Dated);
        dated |= heritage.Dated;
        var (units, outer) = _units.Resolve(line, (listed & Facts.Lists.Units) != 0, heritage.Packed);
        return new AsnLine
        {
            Number = number,
            Place = line.Place,
            LineId = line.LineId.Length == 0 ? null : line.LineId,
            Goods = goods,
            Quantity = quantity,
            Lots = _lots.Resolve(line, quantity),
            Serials = (listed & Facts.Lists.Serials) != 0 ? Serials(line) : [],
            LogisticUnits = units,
            OuterUnit = outer,
            Marks = (listed & Facts.Lists.Marks) != 0 ? Marks(line) : heritage.Marked?.SharedMarks ?? [],
            PackSize = line.PackSize ?? heritage.PackSize,
            Expiry = Single(line, dated, DateKind.Expiry, "expiry"),
            Production = Single(line, dated, DateKind.Production, "production"),
            BestBefore = Single(line, dated, DateKind.BestBefore, "best before"),
            Packed = Single(line, dated, DateKind.Packed, "packing"),
            PurchaseOrder = line.PurchaseOrder ?? heritage.PurchaseOrder,
            Description = line.Description,
        };
    }

    // SN1 of the line; else SN1 of its level when it is alone there; else the sum of its parts when every part says one.
    private Quantity? TotalOf(LineDraft line)
    {
        if (line.Counted) return line.Quantity;
        return line.Node is { Counted: true, LineCount: 1 } node ? node.Quantity : TotalOfParts(line);
    }

    private Quantity? TotalOfParts(LineDraft line)
    {
        Quantity? sum = null;
        var certain = true;
        foreach (var part in line.Parts)
        {
            if (!part.Counted) continue;
            certain &= part.Quantity is not null && (sum is null || sum.Value.Unit == part.Quantity.Value.Unit);
            if (!certain) break;
            sum = sum is null ? part.Quantity : sum + part.Quantity;
        }

        if (certain && sum is not null) return sum;
        diagnostics.Warning("quantity-missing", "The line says no quantity.", line.Position);
        return null;
    }

    private static IReadOnlyList<string> Serials(LineDraft line) => [.. line.Serials, .. line.Parts.SelectMany(static p => p.Serials)];

    private static IReadOnlyList<AsnReference> Marks(LineDraft line) => [.. line.Marks, .. line.Parts.SelectMany(static p => p.Marks)];

    private AsnParty? Supplier(AsnParty? supplier) => supplier is null || Sellers.AreOne(supplier, _supplier) ? null : supplier;

    private DateOnly? Single(LineDraft line, int dated, DateKind kind, string name)
    {
        if ((dated & (1 << (int)kind)) == 0) return null;
        var date = line.Date(kind);
        foreach (var part in line.Parts)
        {
            if (part.Dated != 0) date = date.With(part.Date(kind));
        }

        for (var node = line.Node; !date.Said && node is not null; node = node.Parent) date = node.Date(kind);
        if (!date.Contradicted) return date.Value;
        diagnostics.Warning("date-ambiguous", $"The line has different {name} dates; which lot has which is not said.", line.Position);
        return null;
    }
}
