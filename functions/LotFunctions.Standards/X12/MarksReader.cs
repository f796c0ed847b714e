using System.Text;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.X12;

/// <summary>Reads marks and numbers (segment MAN): SSCCs above all, and GS1 element strings.</summary>
internal sealed class MarksReader(DiagnosticList diagnostics)
{
    private readonly SsccRange _range = new();

    /// <summary>Begins another notice.</summary>
    public void Clear() => _range.Clear();

    public void Read(in Segment man, Facts facts)
    {
        // MAN01 to 03 and MAN04 to 06 are alike: qualifier, number, and the last number of a range.
        Read(man, 1, facts);
        if (man.Count > 4) Read(man, 4, facts);
    }

    private void Read(in Segment man, int at, Facts facts)
    {
        var qualifier = man[at];
        var first = man[at + 1];
        var last = man[at + 2];
        if (first.IsEmpty || qualifier.IsEmpty)
        {
            Incomplete(man, at);
            return;
        }

        switch (EdiCode.Of(qualifier))
        {
            case (('G' << 8) | 'M') or (('A' << 8) | 'A') when !last.IsEmpty && !last.SequenceEqual(first):
                AddRange(man, at, facts);
                break;
            case (('G' << 8) | 'M') or (('A' << 8) | 'A'):
                AddSscc(man, at + 1, facts);
                break;
            case ('A' << 8) | 'I':
                AddElements(man, at + 1, facts);
                break;
            default:
                AddOther(man, at, man.Text(qualifier), facts);
                break;
        }
    }

    private void Incomplete(in Segment man, int at)
    {
        var missing = man[at].IsEmpty ? at : at + 1;
        if (at == 1 || !man[at].IsEmpty || !man[at + 1].IsEmpty) diagnostics.Warning("mark-incomplete", $"MAN{missing:00} is missing; the mark is not used.", man.Position(missing));
    }

    private void AddRange(in Segment man, int at, Facts facts)
    {
        if (_range.TryExpand(man[at + 1], man[at + 2], facts)) return;
        AddSscc(man, at + 1, facts);
        AddSscc(man, at + 2, facts);
        diagnostics.Warning(
            "sscc-range", $"MAN{at + 1:00} and MAN{at + 2:00} are a range of SSCCs; only its ends are taken.", man.Position(at + 2));
    }

    private void AddSscc(in Segment man, int element, Facts facts)
    {
        if (SsccRange.TryOne(man[element], facts)) return;
        if (SsccRange.Digits(man[element]) is { IsEmpty: false } digits)
        {
            // With a wrong check digit: the label on the pallet carries the same digits, so they still name the unit.
            var text = Encoding.ASCII.GetString(digits);
            facts.AddUnit(text);
            Sscc.TryParse(text, out _, out var wrong);
            diagnostics.Warning("sscc-check-digit", $"MAN{element:00}: {wrong} It is kept as it is.", man.Position(element));
        }
        else if (Sscc.TryParse(man.Text(element), out var sscc, out var reason))
        {
            facts.AddUnit(sscc.ToString());
        }
        else
        {
            diagnostics.Warning("sscc-invalid", $"MAN{element:00}: {reason} It is not used as a logistic unit.", man.Position(element));
        }
    }

    // Senders put whole SSCCs under other qualifiers; with their 00 in front they cannot be mistaken.
    private static void AddOther(in Segment man, int at, string qualifier, Facts facts)
    {
        var value = man.Text(at + 1);
        if (value.Length is 20 or 22 && Sscc.TryParse(value, out var sscc)) facts.AddUnit(sscc.ToString());
        else if (qualifier is "UC" or "CP" or "W") facts.AddMark(new AsnReference(qualifier, value));
    }

    private void AddElements(in Segment man, int element, Facts facts)
    {
        var value = man.Text(element);
        var scan = Barcode.Parse(value);
        if (!scan.Valid)
        {
            diagnostics.Warning("element-string-invalid", $"MAN{element:00} '{value}': {scan.Errors[0].Message}", man.Position(element));
            return;
        }

        if (scan.LogisticUnit is { } sscc) facts.AddUnit(sscc.ToString());
        if (scan.Lot is { } lot) facts.AddLot(lot);
        if (scan.Serial is { } serial) facts.AddSerial(serial);
        if (scan.Expiry is { } expiry) facts.Expiry = facts.Expiry.With(expiry);
        if (scan.Production is { } production) facts.Production = facts.Production.With(production);
    }
}
