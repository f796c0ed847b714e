namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>One hierarchical level (segment HL, CPS). The header of the notice stands above the top level; it alone has no parent.</summary>
internal sealed class HierarchyNode : Facts
{
    private int _segment;
    private string? _tag;
    private long _offset;
    private string[]? _sharedUnits;
    private AsnLot[]? _sharedLots;
    private AsnReference[]? _sharedMarks;
    private Heritage _heritage;
    private bool _settled;

    /// <summary>For a pool: <see cref="Reset"/> comes first.</summary>
    public HierarchyNode() => Level = string.Empty;

    public HierarchyNode(string level, HierarchyNode? parent, EdiPosition? position)
    {
        Level = level;
        Reset(level, parent, position?.SegmentId, position?.Segment ?? 0, position?.Offset ?? 0);
    }

    public string Level { get; private set; }

    public HierarchyNode? Parent { get; private set; }

    /// <summary>Made when it is asked for, which few are.</summary>
    public EdiPosition? Position => _tag is null ? null : new EdiPosition(_segment, _tag, null, null, _offset);

    public int Depth { get; private set; }

    /// <summary>How many lines with goods stand on this level.</summary>
    public int LineCount { get; private set; }

    /// <summary>The last of them; null when there is none.</summary>
    public LineDraft? LastLine { get; private set; }

    /// <summary>A line stands on this level, be it one that belongs to another line.</summary>
    public bool HasDraft { get; set; }

    /// <summary>Several lines do.</summary>
    public bool HasDrafts { get; set; }

    /// <summary><see cref="Facts.Units"/> as the lines below share them: one list, however many lines there are.</summary>
    public IReadOnlyList<string> SharedUnits => _sharedUnits ??= Units.ToArray();

    /// <summary>The lot numbers of this level as the lines below share them; how much of each is in a line is not known.</summary>
    public IReadOnlyList<AsnLot> SharedLots => _sharedLots ??= OfUnknownQuantity(Lots);

    /// <inheritdoc cref="SharedUnits"/>
    public IReadOnlyList<AsnReference> SharedMarks => _sharedMarks ??= [.. Marks];

    /// <summary>What holds for the lines of this level; asked for once all levels are read.</summary>
    public ref readonly Heritage Heritage
    {
        get
        {
            if (!_settled) Settle();
            return ref _heritage;
        }
    }

    /// <summary>Makes another level of this one.</summary>
    public void Reset(string level, HierarchyNode? parent, string? tag, int segment, long offset)
    {
        Forget();
        (Level, Parent, Depth) = (level, parent, parent is null ? 0 : parent.Depth + 1);
        (HasDraft, HasDrafts, _settled) = (false, false, false);
        (_tag, _segment, _offset) = (tag, segment, offset);
        (LineCount, LastLine) = (0, null);
        (_sharedUnits, _sharedLots, _sharedMarks) = (null, null, null);
    }

    public void AddLine(LineDraft line) => (LineCount, LastLine) = (LineCount + 1, line);

    /// <summary>The last line with goods on this level or, failing that, above; null when there is none.</summary>
    public LineDraft? Host()
    {
        for (var node = this; node is not null; node = node.Parent)
        {
            if (node.LastLine is { } line) return line;
        }

        return null;
    }

    private void Settle()
    {
        if (Parent is { } parent) _heritage.Take(this, parent.Heritage);
        else _heritage.Take(this, default);
        _settled = true;
    }

    private static AsnLot[] OfUnknownQuantity(OrderedSet lots)
    {
        var unknown = new AsnLot[lots.Count];
        for (var i = 0; i < unknown.Length; i++) unknown[i] = new AsnLot(lots[i], null);
        return unknown;
    }
}
