using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>
/// Reads the line at hand: LIN with the PIA, IMD and QTY that follow. A PCI within a line begins a part of it, with its own
/// lots, dates and quantity.
/// </summary>
internal sealed class LineReader(Content content)
{
    private readonly QuantityReader _quantities = new(content);
    private readonly Pool<LineDraft> _pool = new(static () => new LineDraft());
    private readonly RecentIdentifiers _recent = new(DespatchCodes.Items);
    private readonly List<LineDraft> _drafts = [];
    private readonly List<SubLine> _subLines = [];
    private LineDraft? _line;
    private LineDraft? _part;
    private int _rank;

    // By a code: a text that follows says more.
    private bool _describedByCode;

    /// <summary>How many LIN the message has, whatever became of them.</summary>
    public int Count { get; private set; }

    public List<LineDraft> Drafts => _drafts;

    /// <summary>The line, or the part of it that a PCI began; null before the first line and in the packing level after one.</summary>
    public Facts? Facts => _part ?? _line;

    public void Clear()
    {
        _drafts.Clear();
        _subLines.Clear();
        _pool.Return();
        Leave();
        Count = 0;
    }

    /// <summary>A packing level begins: what comes belongs to it and to no line.</summary>
    public void Leave()
    {
        _line = null;
        _part = null;
    }

    public void Lin(in Segment lin, HierarchyNode node)
    {
        Count++;
        _part = null;
        _rank = 0;
        _line = _pool.Take();
        _line.Reset(node, lin.Text(1, 1), "LIN", lin.Ordinal, lin.Offset);
        Identify(lin, 3);
        if (lin[2] is [(byte)'2'])
        {
            content.Warning("line-deleted", "LIN 1229 says that the line is deleted; its goods were not taken.", lin, 2);
            return;
        }

        _drafts.Add(_line);
        node.HasDrafts = node.HasDraft;
        node.HasDraft = true;
        if (lin.Component(4, 1) is [(byte)'1']) _subLines.Add(new SubLine(_line, lin.Text(4, 2)));
    }

    /// <summary>PIA 4347 and up to five C212.</summary>
    public void Pia(in Segment pia)
    {
        if (_line is null) return;
        for (var element = 2; element <= pia.Count; element++) Identify(pia, element);
    }

    /// <summary>IMD C273: its free text, 7008, in two pieces; else its code, 7009.</summary>
    public void Imd(in Segment imd)
    {
        if (_line is null || (_line.Description is not null && !_describedByCode)) return;
        var parts = content.Open(imd, 3);
        var code = parts.Next();
        parts.Skip(2);
        var text = parts.Next();
        var more = parts.Next();
        var coded = text.IsEmpty && more.IsEmpty;
        if (coded && _line.Description is not null) return;
        _describedByCode = coded;
        _line.Description = text.IsEmpty ? content.TextOrNull(more.IsEmpty ? code : more) : more.IsEmpty ? content.Text(text) : $"{content.Text(text)} {content.Text(more)}";
    }

    public void BeginPart()
    {
        if (_line is null) return;
        _part = _pool.Take();
        _part.ResetToPart(_line);
        _line.Parts.Add(_part);
    }

    /// <summary>A QTY of the line or of a part of it; those of packages and of places of delivery are none.</summary>
    public void Qty(in Segment qty)
    {
        if (_line is null) return;
        var parts = content.Open(qty, 1);
        var qualifier = DespatchCodes.Number(parts.Next());
        var rank = _part is not null && DespatchCodes.IsSplit(qualifier) ? 1 : DespatchCodes.DespatchedRank(qualifier);
        if (DespatchCodes.IsPackSize(qualifier))
        {
            _line.PackSize ??= QuantityReader.Count(parts.Next());
            return;
        }

        if (rank == 0) return;
        if (_part is null && _rank > 0 && (rank == DespatchCodes.FreeGoodsRank) != (_rank == DespatchCodes.FreeGoodsRank)) FreeGoods(qty);
        if (_part is null && rank < _rank) return;
        var facts = _part ?? _line;
        var again = _part is null ? rank == _rank : _part.Counted;
        if (_part is null) _rank = rank;
        var quantity = _quantities.Read(qty, parts.Next(), parts.Next());
        if (again) Again(facts, quantity, qty);
        else (facts.Quantity, facts.Counted) = (quantity, true);
    }

    private void FreeGoods(in Segment qty) => content.Warning(
        "free-goods", "Free goods (QTY 192) stand beside the quantity of the line; they are not added to it.", qty, 1, 1);

    /// <summary>Sub-lines of the same goods become parts of their line; other goods are lines of their own (C829).</summary>
    public void Nest()
    {
        if (_subLines.Count > 0)
        {
            NestSubLines();
            DropHeadings();
        }

        // A line without goods cannot be told from others: its message is in error, and the line is not read.
        foreach (var line in _drafts)
        {
            if (line.Items.Count == 0) content.Diagnostics.Error("item-missing", "The line names no goods.", line.Position);
        }

        _drafts.RemoveAll(static line => line.Items.Count == 0);
    }

    // A line that names an order and no goods is the heading of the lines below it.
    private void DropHeadings()
    {
        var headings = new Dictionary<string, LineDraft>(StringComparer.Ordinal);
        foreach (var line in _drafts)
        {
            if (line is { Items.Count: 0, Lots.Count: 0, Counted: false, PurchaseOrder: not null } && line.LineId.Length > 0) headings.TryAdd(line.LineId, line);
        }

        if (headings.Count == 0) return;
        var used = new HashSet<LineDraft>();
        foreach (var (sub, id) in _subLines)
        {
            if (sub.Items.Count == 0 || !headings.TryGetValue(id, out var heading)) continue;
            sub.PurchaseOrder ??= heading.PurchaseOrder;
            sub.Supplier ??= heading.Supplier;
            used.Add(heading);
        }

        _drafts.RemoveAll(used.Contains);
    }

    private void NestSubLines()
    {
        var lines = new Dictionary<string, LineDraft>(StringComparer.Ordinal);
        var nested = new Dictionary<LineDraft, LineDraft>();
        foreach (var draft in _drafts) lines.TryAdd(draft.LineId, draft);
        foreach (var (sub, id) in _subLines)
        {
            if (id.Length == 0 || !lines.TryGetValue(id, out var line) || line == sub)
            {
                content.Diagnostics.Warning("sub-line-parent-unknown", $"LIN C829 names the line {id}, which no LIN has.", sub.Position);
            }
            else if (sub.Items.TrueForAll(item => line.Items.Exists(known => known.Identifier.Value == item.Identifier.Value)))
            {
                if (nested.TryGetValue(line, out var outer)) line = outer;
                if (line == sub || !nested.TryAdd(sub, line)) continue;
                line.Parts.Add(sub);
                line.Parts.AddRange(sub.Parts);
            }
        }

        _drafts.RemoveAll(nested.ContainsKey);
    }

    private void Again(Facts facts, Quantity? quantity, in Segment qty)
    {
        if (quantity is not { } more || facts.Quantity is not { } known || more == known) return;
        if (more.Unit == known.Unit)
        {
            content.Error("quantity-duplicate", $"The line says {known} and {more} of the same.", qty, 1);
        }
        else
        {
            content.Warning("quantity-further", $"The line says {known} and {more}; the first is taken.", qty, 1);
        }
    }

    private void Identify(in Segment segment, int element)
    {
        if (!content.Repeats)
        {
            Identify(segment, element, segment.Open(element));
            return;
        }

        var occurrences = new Occurrences(segment, element, content.Delimiters);
        while (occurrences.Next(out var parts)) Identify(segment, element, parts);
    }

    private void Identify(in Segment segment, int element, Composite parts)
    {
        var value = parts.Next();
        var type = parts.Next();
        if (value.IsEmpty || type.IsEmpty) Incomplete(segment, element, value, type);
        if (value.IsEmpty) return;
        var qualifier = content.Number(type);
        switch (qualifier)
        {
            case Qualifier.Batch:
                _line!.AddLot(content.Once(value));
                break;
            case Qualifier.Serial:
                _line!.AddSerial(content.Text(value));
                break;
            case Qualifier.Order:
                _line!.PurchaseOrder ??= content.Text(value);
                break;
            default:
                _line!.Items.Add(Item(qualifier, type, value));
                break;
        }
    }

    private void Incomplete(in Segment segment, int element, ReadOnlySpan<byte> value, ReadOnlySpan<byte> type)
    {
        if (!type.IsEmpty) content.Warning("identifier-incomplete", $"7143 '{content.Text(type)}' has no number in 7140.", segment, element, 1);
        if (!value.IsEmpty) content.Warning("identifier-incomplete", $"7140 '{content.Text(value)}' has no qualifier in 7143.", segment, element, 2);
    }

    private KnownItem Item(uint qualifier, ReadOnlySpan<byte> type, ReadOnlySpan<byte> value)
    {
        if (content.IsReleased) return _recent.Of(new ItemIdentifier(content.Code(type), content.Text(value)));
        return _recent.Find(qualifier, value) ?? _recent.Add(qualifier, value, new ItemIdentifier(content.Code(type), content.Text(value)));
    }

    private readonly record struct SubLine(LineDraft Line, string Parent);
}
