namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>
/// Parts a line whose packs or groups each say what they hold: which lot is in which unit, or which lot has which date. Each of
/// them becomes a line of its own, with the goods of the whole; what none of them says stays a line behind them.
/// </summary>
internal sealed class LineSplitter(DiagnosticList diagnostics)
{
    // What all pieces share stands in each of them: a few bytes must not ask for millions.
    private const int MostShared = 10_000;

    private readonly List<Facts> _own = [];
    private readonly List<Facts> _others = [];
    private readonly HashSet<string> _lots = new(StringComparer.Ordinal);

    /// <summary>Adds the line, or those that it is parted into, at the end.</summary>
    public void Split(LineDraft line, List<LineDraft> lines)
    {
        if (MayBeParted(line) && IsParted(line)) Part(line, lines);
        else lines.Add(line);
    }

    private void Part(LineDraft line, List<LineDraft> lines)
    {
        var (packed, first) = (_own.Exists(p => IsPacked(p, line)), lines.Count);
        foreach (var part in _own) lines.Add(Piece(line, part, packed));
        if (Rest(line, packed) is { } rest) lines.Add(rest);
        else if (_own.Count == 1) lines[first].Quantity ??= line.Quantity;
        else Compare(line);
        if (lines.Skip(first).Any(static l => l.Quantity is null))
        {
            diagnostics.Warning("lot-quantity-unknown", "The line has several lots or units; how much is of each is not said.", line.Position);
        }

        // Which lot they are of is not said.
        foreach (var serial in line.Serials) lines[first].AddSerial(serial);
    }

    // Nearly every line has no part that could be parted from it, and is not looked at more closely.
    private static bool MayBeParted(LineDraft line)
    {
        foreach (var part in line.Parts)
        {
            if (part.Lots.Count > 0 && (part.Dated != 0 || IsPacked(part, line))) return true;
        }

        return false;
    }

    /// <summary>False when the line as a whole says as much as its parts do.</summary>
    private bool IsParted(LineDraft line)
    {
        Sort(line);
        if (_own.Count == 0) return false;
        var units = line.Units.Count + _others.Sum(static p => p.Units.Count);
        var several = _own.Count > 1 || (_own.Count == 1 && (line.Lots.Count > 0 || units > 0));
        return several
            && (DatesDiffer(line) || UnitsDiffer(line))
            && (long)_own.Count * (units + line.Marks.Count) <= MostShared;
    }

    /// <summary>Tells the parts that name lots from the others.</summary>
    private void Sort(LineDraft line)
    {
        _own.Clear();
        _others.Clear();
        _lots.Clear();
        foreach (var part in line.Parts)
        {
            (part.Lots.Count > 0 ? _own : _others).Add(part);
            _lots.UnionWith(part.Lots);
        }

        if (_own.Capacity > Facts.MostKept && _own.Count <= Facts.MostKept) _own.TrimExcess();
        if (_others.Capacity > Facts.MostKept && _others.Count <= Facts.MostKept) _others.TrimExcess();
        if (_lots.Capacity > Facts.MostKept && _lots.Count <= Facts.MostKept) _lots.TrimExcess();
    }

    private bool DatesDiffer(LineDraft line)
    {
        var first = _own[0];
        foreach (var part in _own)
        {
            if (part.Dated != first.Dated) return true;
            for (var kind = DateKind.Expiry; part.Dated != 0 && kind <= DateKind.Packed; kind++)
            {
                if (part.Date(kind) != first.Date(kind)) return true;
            }
        }

        return first.Dated != 0 && !_lots.IsSupersetOf(line.Lots);
    }

    // The same lots in every unit: only quantities of each unit say more than the line does.
    private bool UnitsDiffer(LineDraft line)
    {
        if (!_own.Exists(p => IsPacked(p, line))) return false;
        return !_lots.IsSupersetOf(line.Lots)
            || (line.Lots.Count == 0 && _others.Exists(static p => p.Units.Count > 0))
            || _own.Exists(p => p.Lots.Count != _lots.Count)
            || (_own.Count > 1 && _own.TrueForAll(static p => p.Quantity is not null));
    }

    private static HierarchyNode? LevelOf(Facts part) => part as HierarchyNode ?? (part as LineDraft)?.Node;

    /// <summary>In a unit of its own, or on a level below the line that has one.</summary>
    private static bool IsPacked(Facts part, LineDraft line)
    {
        if (part.Units.Count > 0) return true;
        for (var node = LevelOf(part); node is not null && node != line.Node; node = node.Parent)
        {
            if (node.Units.Count > 0) return true;
        }

        return false;
    }

    private LineDraft Piece(LineDraft line, Facts part, bool packed)
    {
        var piece = Copy(line, LevelOf(part) ?? line.Node);
        if (part is not HierarchyNode) piece.Parts.Add(part);
        piece.Quantity = part.Quantity;
        for (var kind = DateKind.Expiry; kind <= DateKind.Packed; kind++)
        {
            if (line.Date(kind).Said && !part.Date(kind).Said) piece.Take(kind, line.Date(kind));
        }

        if (packed) return piece;
        foreach (var unit in line.Units) piece.AddUnit(unit);
        foreach (var other in _others)
        {
            foreach (var unit in other.Units) piece.AddUnit(unit);
        }

        return piece;
    }

    /// <summary>The lots that no part names, and the units of which no part says what is in them; null when there are none.</summary>
    private LineDraft? Rest(LineDraft line, bool packed)
    {
        var around = Around();
        _others.RemoveAll(around.Contains);
        var unsaid = packed && (line.Units.Count > 0 || _others.Exists(static p => p.Units.Count > 0));
        var lots = unsaid ? [.. line.Lots] : line.Lots.Where(l => !_lots.Contains(l)).ToList();
        if (lots.Count == 0 && !unsaid && line.Loads.Count == 0) return null;

        var rest = Copy(line, line.Node);
        foreach (var lot in lots) rest.AddLot(lot);
        foreach (var unit in line.Units) rest.AddUnit(unit);
        foreach (var load in line.Loads) rest.AddLoad(load);
        for (var kind = DateKind.Expiry; kind <= DateKind.Packed; kind++)
        {
            if (line.Date(kind).Said) rest.Take(kind, line.Date(kind));
        }

        rest.Parts.AddRange(_others);
        rest.Quantity = Remainder(line);
        return rest;
    }

    /// <summary>The levels around the packs that say what they hold.</summary>
    private HashSet<Facts> Around()
    {
        var around = new HashSet<Facts>();
        foreach (var part in _own)
        {
            for (var node = part is HierarchyNode ? LevelOf(part)!.Parent : LevelOf(part); node is not null && around.Add(node); node = node.Parent)
            {
            }
        }

        return around;
    }

    /// <summary>The sum of the parts; null when not every one says its quantity, in one unit.</summary>
    private Quantity? Sum()
    {
        var sum = _own[0].Quantity;
        foreach (var part in _own.Skip(1)) sum = sum is { } before && part.Quantity is { } more && before.Unit == more.Unit ? before + more : null;
        return sum;
    }

    private Quantity? Remainder(LineDraft line) =>
        line.Quantity is { } whole && Sum() is { } sum && sum.Unit == whole.Unit && sum.Value < whole.Value ? new Quantity(whole.Value - sum.Value, whole.Unit) : null;

    private void Compare(LineDraft line)
    {
        if (line.Quantity is { } whole && Sum() is { } sum && sum.Unit == whole.Unit && sum.Value != whole.Value)
        {
            diagnostics.Warning("lot-quantity-mismatch", $"The lots add up to {sum}; the line says {whole}.", line.Position);
        }
    }

    private static LineDraft Copy(LineDraft line, HierarchyNode node)
    {
        var copy = new LineDraft();
        copy.ResetTo(line, node);
        (copy.Counted, copy.PurchaseOrder, copy.Description, copy.PackSize, copy.Supplier) = (true, line.PurchaseOrder, line.Description, line.PackSize, line.Supplier);
        foreach (var mark in line.Marks) copy.AddMark(mark);
        return copy;
    }
}
