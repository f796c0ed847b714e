using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.X12;

/// <summary>Reads marks and numbers (segment MAN): SSCCs above all, and GS1 element strings.</summary>
internal sealed class MarksReader(DiagnosticList diagnostics)
{
    public void Read(X12Segment man, Facts facts)
    {
        // MAN01 to 03 and MAN04 to 06 are alike: qualifier, number, and the last number of a range.
        for (var i = 1; i <= 4; i += 3)
        {
            Read(man, i, facts);
        }
    }

    private void Read(X12Segment man, int at, Facts facts)
    {
        var (qualifier, value, last) = (man[at], man[at + 1], man[at + 2]);
        if (value.Length == 0)
        {
            return;
        }

        switch (qualifier)
        {
            case "GM" or "AA":
                AddSscc(man, at + 1, value, facts);
                if (last.Length > 0 && last != value)
                {
                    AddSscc(man, at + 2, last, facts);
                    diagnostics.Warning(
                        "sscc-range", $"MAN{at + 1:00} and MAN{at + 2:00} are a range of SSCCs; only its ends are taken.", man.Position(at + 2));
                }

                break;
            case "AI":
                AddElements(man, at + 1, value, facts);
                break;
            default:
                // Senders put whole SSCCs under other qualifiers; with their 00 in front they cannot be mistaken.
                if (value.Length is 20 or 22 && Sscc.TryParse(value, out var sscc))
                {
                    facts.AddUnit(sscc.ToString());
                }

                break;
        }
    }

    private void AddSscc(X12Segment man, int element, string value, Facts facts)
    {
        if (Sscc.TryParse(value, out var sscc, out var reason))
        {
            facts.AddUnit(sscc.ToString());
        }
        else if (Digits(value) is { } digits)
        {
            // The label on the pallet carries the same digits, so they still name the unit.
            facts.AddUnit(digits);
            diagnostics.Warning("sscc-check-digit", $"MAN{element:00}: {reason} It is kept as it is.", man.Position(element));
        }
        else
        {
            diagnostics.Warning("sscc-invalid", $"MAN{element:00}: {reason} It is not used as a logistic unit.", man.Position(element));
        }
    }

    private static string? Digits(string value)
    {
        var digits = value.Length == 20 && value.StartsWith("00", StringComparison.Ordinal) ? value[2..] : value;
        return digits.Length == 18 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? digits : null;
    }

    private void AddElements(X12Segment man, int element, string value, Facts facts)
    {
        var scan = Barcode.Parse(value);
        if (!scan.Valid)
        {
            diagnostics.Warning("element-string-invalid", $"MAN{element:00} '{value}': {scan.Errors[0].Message}", man.Position(element));
            return;
        }

        if (scan.LogisticUnit is { } sscc)
        {
            facts.AddUnit(sscc.ToString());
        }

        if (scan.Lot is { } lot)
        {
            facts.AddLot(lot);
        }

        if (scan.Serial is { } serial)
        {
            facts.AddSerial(serial);
        }

        if (scan.Expiry is { } expiry)
        {
            facts.Expiry = facts.Expiry.With(expiry);
        }

        if (scan.Production is { } production)
        {
            facts.Production = facts.Production.With(production);
        }
    }
}
