using System.Globalization;
using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads marks and identity numbers (segments PCI and GIN): SSCCs above all, then lots and serial numbers.</summary>
/// <param name="references">Takes labels' numbers that are no SSCC.</param>
internal sealed class IdentityReader(Content content, List<AsnReference> references)
{
    private const int LongestRange = 1000;

    // Extension digit and the shortest company prefix: two numbers that differ in these are of two firms.
    private const int Prefix = 8;

    /// <summary>GIN: 7405 and up to five pairs of C208, each a number or the first and last of a range.</summary>
    public void Gin(in Segment gin, Facts facts)
    {
        for (var element = 2; element <= gin.Count; element++)
        {
            var rest = gin[element];
            while (!rest.IsEmpty)
            {
                var pair = new Composite(Composite.Occurrence(ref rest, content.Delimiters), content.Delimiters);
                var (first, last) = (content.Text(pair.Next()), content.Text(pair.Next()));
                if (first.Length > 0) Number(gin, element, first, last == first ? string.Empty : last, facts);
            }
        }
    }

    /// <summary>PCI C210: marks that say by 4233 what they are.</summary>
    public void Marks(in Segment pci, Facts facts)
    {
        var marks = content.Open(pci[2]);
        while (marks.Next() is { IsEmpty: false } mark)
        {
            switch (content.Code(pci[1]))
            {
                case "33E" or "39" or "30":
                    if (Sscc.TryParse(content.Text(mark), out var sscc)) facts.AddUnit(sscc.ToString());
                    break;
                case "36E" or "41" or "10":
                    facts.AddLot(content.Text(mark));
                    break;
                default:
                    break;
            }
        }
    }

    private void Number(in Segment gin, int element, string first, string last, Facts facts)
    {
        switch (content.Code(gin[1]))
        {
            case "BJ" or "AW":
                Units(gin, element, first, last, facts);
                break;
            case "BX":
                facts.AddLot(first);
                if (last.Length > 0) facts.AddLot(last);
                Range(gin, element, last, "lot-range", "lots");
                break;
            case "BN" or "SN":
                facts.AddSerial(first);
                if (last.Length > 0) facts.AddSerial(last);
                Range(gin, element, last, "serial-range", "serial numbers");
                break;
            case "ML":
                Label(first, facts);
                if (last.Length > 0) Label(last, facts);
                break;
            default:
                break;
        }
    }

    private void Label(string number, Facts facts)
    {
        if (Sscc.TryParse(number, out var sscc))
        {
            facts.AddUnit(sscc.ToString());
        }
        else
        {
            references.Add(new AsnReference("ML", number));
        }
    }

    private void Units(in Segment gin, int element, string first, string last, Facts facts)
    {
        if (last.Length > 0 && Sscc.TryParse(first, out var from) && Sscc.TryParse(last, out var to) && TryExpand(from.ToString(), to.ToString(), facts)) return;
        Unit(gin, element, 1, first, facts);
        if (last.Length == 0) return;
        Unit(gin, element, 2, last, facts);
        Range(gin, element, last, "sscc-range", "SSCCs");
    }

    // The serial reference counts up in front of the check digit.
    private static bool TryExpand(string first, string last, Facts facts)
    {
        var (from, to) = (long.Parse(first.AsSpan(0, 17), CultureInfo.InvariantCulture), long.Parse(last.AsSpan(0, 17), CultureInfo.InvariantCulture));
        if (to < from || to - from >= LongestRange || !first.AsSpan(0, Prefix).SequenceEqual(last.AsSpan(0, Prefix))) return false;
        for (var number = from; number <= to; number++)
        {
            var digits = number.ToString("D17", CultureInfo.InvariantCulture);
            facts.AddUnit(digits + CheckDigit.Compute(digits));
        }

        return true;
    }

    private void Unit(in Segment gin, int element, int component, string value, Facts facts)
    {
        if (Sscc.TryParse(value, out var sscc, out var reason))
        {
            facts.AddUnit(sscc.ToString());
        }
        else if (Digits(value) is { } digits)
        {
            // The label on the pallet carries the same digits, so they still name the unit.
            facts.AddUnit(digits);
            content.Warning("sscc-check-digit", $"GIN 7402: {reason} It is kept as it is.", gin, element, component);
        }
        else
        {
            content.Warning("sscc-invalid", $"GIN 7402: {reason} It is not used as a logistic unit.", gin, element, component);
        }
    }

    private static string? Digits(string value)
    {
        var digits = value.Length == 20 && value.StartsWith("00", StringComparison.Ordinal) ? value[2..] : value;
        return digits.Length == 18 && digits.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0 ? digits : null;
    }

    private void Range(in Segment gin, int element, string last, string code, string what)
    {
        if (last.Length > 0) content.Warning(code, $"GIN 7402 has a range of {what}; only its ends are taken.", gin, element, 2);
    }
}
