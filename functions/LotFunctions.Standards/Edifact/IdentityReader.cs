using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Asn.Assembly;
using LotFunctions.Standards.Edi;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads marks and identity numbers (segments PCI, GIN and GIR): SSCCs above all, then lots and serial numbers.</summary>
internal sealed class IdentityReader(Content content)
{
    private readonly SsccRange _range = new();

    /// <summary>Begins another message.</summary>
    public void Clear() => _range.Clear();

    /// <summary>GIN: 7405 and up to five pairs of C208, each a number or the first and last of a range.</summary>
    public void Gin(in Segment gin, Facts facts)
    {
        var qualifier = content.Number(gin[1]);
        for (var element = 2; element <= gin.Count; element++)
        {
            if (!content.Repeats)
            {
                Pair(gin, qualifier, element, gin.Open(element), facts);
                continue;
            }

            var occurrences = new Occurrences(gin, element, content.Delimiters);
            while (occurrences.Next(out var pair)) Pair(gin, qualifier, element, pair, facts);
        }
    }

    /// <summary>GIR: up to five C206 that belong together, each a number and by 7405 what it is; the automotive industry's labels with their batches.</summary>
    public void Gir(in Segment gir, Facts facts)
    {
        for (var element = 2; element <= gir.Count; element++)
        {
            var occurrences = new Occurrences(gir, element, content.Delimiters);
            while (occurrences.Next(out var pair))
            {
                var number = pair.Next();
                var qualifier = pair.Next();
                if (!number.IsEmpty) Number(gir, content.Number(qualifier), element, number, default, facts);
            }
        }
    }

    /// <summary>PCI C210: marks that say by 4233 what they are.</summary>
    public void Marks(in Segment pci, Facts facts)
    {
        var marks = content.Open(pci, 2);
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

    private void Pair(in Segment gin, uint qualifier, int element, Composite pair, Facts facts)
    {
        var first = pair.Next();
        var last = pair.Next();
        if (!first.IsEmpty) Number(gin, qualifier, element, first, last.SequenceEqual(first) ? default : last, facts);
    }

    private void Number(in Segment gin, uint qualifier, int element, ReadOnlySpan<byte> from, ReadOnlySpan<byte> to, Facts facts)
    {
        if (qualifier is Qualifier.Sscc or Qualifier.SerialShippingContainer or Qualifier.ShippingContainer && (to.IsEmpty ? SsccRange.TryOne(from, facts) : _range.TryExpand(from, to, facts))) return;
        var (first, last) = (content.Once(from), content.Once(to));
        switch (qualifier)
        {
            case Qualifier.Sscc or Qualifier.SerialShippingContainer or Qualifier.ShippingContainer:
                Unit(gin, element, 1, first, facts);
                if (last.Length > 0) Unit(gin, element, 2, last, facts);
                Range(gin, element, last, "sscc-range", "SSCCs");
                break;
            case Qualifier.Lot when IsAgency(first, last):
                // The supplier's number is on the label; the buyer's for the same goods is no other lot.
                if (last == "91" || !NamesSupplier(gin)) facts.AddLot(first);
                break;
            case Qualifier.Lot:
                facts.AddLot(first);
                if (last.Length > 0) facts.AddLot(last);
                Range(gin, element, last, "lot-range", "lots");
                break;
            case Qualifier.ObjectSerial or Qualifier.Serial:
                facts.AddSerial(first);
                if (last.Length > 0) facts.AddSerial(last);
                Range(gin, element, last, "serial-range", "serial numbers");
                break;
            case Qualifier.Label:
                Label(first, facts);
                if (last.Length > 0) Label(last, facts);
                break;
            default:
                break;
        }
    }

    // Some say behind the number whose it is (3055 91 the supplier's, 92 the buyer's) where a range has its end; the ends of a range are alike.
    private static bool IsAgency(string first, string last) => last is "91" or "92" && first.Length != 2;

    private bool NamesSupplier(in Segment gin)
    {
        for (var element = 2; element <= gin.Count; element++)
        {
            var pair = content.Open(gin, element);
            if (IsAgency(content.Text(pair.Next()), content.Text(pair.Next())) && gin.Component(element, 2) is [(byte)'9', (byte)'1']) return true;
        }

        return false;
    }

    private static void Label(string number, Facts facts)
    {
        if (Sscc.TryParse(number, out var sscc))
        {
            facts.AddUnit(sscc.ToString());
        }
        else
        {
            facts.AddMark(new AsnReference("ML", number));
        }
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
            content.Warning("sscc-check-digit", $"{gin.Id} 7402: {reason} It is kept as it is.", gin, element, component);
        }
        else
        {
            content.Warning("sscc-invalid", $"{gin.Id} 7402: {reason} It is not used as a logistic unit.", gin, element, component);
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
