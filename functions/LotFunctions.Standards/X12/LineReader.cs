using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.X12;

/// <summary>Reads lines (LIN) and sublines (SLN) with the identifications of their goods.</summary>
internal sealed class LineReader(DiagnosticList diagnostics, ElementReader elements)
{
    // LIN31 is the last element of the longest segment with pairs.
    private const int MaxElements = 31;

    private readonly List<LineDraft> _drafts = [];
    private readonly RecentIdentifiers _recent = new(ItemQualifiers.X12);
    private readonly Pool<LineDraft> _pool = new(static () => new LineDraft());

    /// <summary>In the order of the notice.</summary>
    public List<LineDraft> Drafts => _drafts;

    /// <summary>Begins another notice.</summary>
    public void Clear()
    {
        _drafts.Clear();
        _pool.Return();
    }

    public LineDraft Line(in Segment lin, HierarchyNode node)
    {
        var line = _pool.Take();
        line.Reset(node, lin.Text(1), "LIN", lin.Ordinal, lin.Offset);
        Identify(lin, 2, line);
        _drafts.Add(line);
        return line;
    }

    /// <param name="facts">What the subline stands under.</param>
    public void Subline(in Segment sln, HierarchyNode node, Facts facts)
    {
        var part = _pool.Take();
        part.Reset(node, string.Empty, "SLN", sln.Ordinal, sln.Offset);
        Identify(sln, 9, part);
        if (part.Lots.Count == 0 && part.Serials.Count == 0)
        {
            if (part.Items.Count > 0) diagnostics.Warning("sln-ignored", "The SLN names goods within the line but no lot of them.", sln.Position());
            return;
        }

        if (!sln[4].IsEmpty)
        {
            part.Counted = true;
            part.Quantity = elements.Quantity(sln, 4, 5);
        }

        // The same goods once more, or none, is a part of the line; other goods are a line of their own.
        if (facts is LineDraft line && HasAll(line, part))
        {
            line.Parts.Add(part);
            return;
        }

        part.LineId = sln.Text(1);
        _drafts.Add(part);
    }

    private static bool HasAll(LineDraft line, LineDraft part)
    {
        foreach (var item in part.Items)
        {
            var found = false;
            foreach (var known in line.Items) found |= known.Identifier.Value == item.Identifier.Value;
            if (!found) return false;
        }

        return true;
    }

    // Pairs of qualifier and value (elements 235 and 234).
    private void Identify(in Segment segment, int first, LineDraft line)
    {
        var last = segment.Count;
        if (last > MaxElements)
        {
            TooMany(segment);
            last = MaxElements;
        }

        for (var i = first; i <= last; i += 2)
        {
            var qualifier = segment[i];
            var value = segment[i + 1];
            if (qualifier.IsEmpty || value.IsEmpty) Incomplete(segment, i);
            else Add(line, segment, qualifier, value);
        }
    }

    private void TooMany(in Segment segment) => diagnostics.Error(
        "too-many-elements", $"{segment.Id} has {segment.Count} elements; the standard has at most {MaxElements}.", segment.Position(MaxElements + 1));

    private void Incomplete(in Segment segment, int at)
    {
        var (id, qualifier, value) = (segment.Id, segment.Text(at), segment.Text(at + 1));
        if (value.Length > 0)
        {
            diagnostics.Error("identifier-incomplete", $"{id}{at + 1:00} '{value}' has no qualifier in {id}{at:00}.", segment.Position(at));
        }
        else if (qualifier.Length > 0)
        {
            diagnostics.Warning("identifier-incomplete", $"{id}{at:00} '{qualifier}' has no value in {id}{at + 1:00}.", segment.Position(at + 1));
        }
    }

    private void Add(LineDraft line, in Segment segment, ReadOnlySpan<byte> qualifier, ReadOnlySpan<byte> value)
    {
        var code = EdiCode.Of(qualifier);
        if (ShipNoticeCodes.IsLotIdentifier(code)) line.AddLot(segment.Once(value));
        else if (_recent.Find(code, value) is { } known) line.Items.Add(known);
        else if (ShipNoticeCodes.IsSerialIdentifier(code)) line.AddSerial(segment.Text(value));
        else if (ShipNoticeCodes.IsOrderIdentifier(code)) line.PurchaseOrder ??= segment.Text(value);
        else if (ShipNoticeCodes.IsUnitIdentifier(code) && Sscc.TryParse(segment.Text(value), out var sscc)) line.AddUnit(sscc.ToString());
        else line.Items.Add(_recent.Add(code, value, new ItemIdentifier(segment.Text(qualifier), segment.Text(value))));
    }
}
