using LotFunctions.Standards.Asn;

namespace LotFunctions.Standards.X12;

/// <summary>Reads typed elements of a transaction set and says what is wrong with them.</summary>
internal sealed class ElementReader(DiagnosticList diagnostics)
{
    // LIN31 is the last element of the longest segment with pairs.
    private const int MaxElements = 31;

    /// <summary>A number with its unit, as in SN102 with SN103; both are mandatory where they stand.</summary>
    public Quantity? Quantity(X12Segment segment, int number, int unit)
    {
        var value = Number(segment, number);
        var code = segment.Component(unit, 1).ToUpperInvariant();
        if (code.Length == 0)
        {
            diagnostics.Error("element-missing", $"{segment.Id}{unit:00}, the unit, is missing.", segment.Position(unit));
            return null;
        }

        if (UnitCode.FromX12(code) is not { } known)
        {
            if (!UnitCode.IsWellFormed(code))
            {
                diagnostics.Error("unit-invalid", $"{segment.Id}{unit:00} '{code}' is no unit code.", segment.Position(unit));
                return null;
            }

            diagnostics.Warning(
                "unit-unknown", $"{segment.Id}{unit:00} '{code}' has no known counterpart in UN/ECE Recommendation 20; it is kept as it is.", segment.Position(unit));
            known = code;
        }

        return value is { } amount ? new Quantity(amount, known) : null;
    }

    /// <summary>A number of type R; null with an error when it is missing, negative or none.</summary>
    public decimal? Number(X12Segment segment, int element)
    {
        var text = segment[element];
        if (text.Length == 0)
        {
            diagnostics.Error("element-missing", $"{segment.Id}{element:00}, the quantity, is missing.", segment.Position(element));
            return null;
        }

        if (!TryNumber(text, out var value))
        {
            diagnostics.Error("quantity-invalid", $"{segment.Id}{element:00} '{text}' is not a quantity.", segment.Position(element));
            return null;
        }

        return value;
    }

    /// <summary>The longest number of the standard has 15 digits; keeping near that keeps every sum within a decimal.</summary>
    public static bool TryNumber(string text, out decimal value) =>
        Standards.Quantity.TryParseValue(text, out value) && text.Length <= 20 && value is >= 0 and < 1_000_000_000_000_000m;

    /// <summary>The date of a DTM: DTM02, or DTM06 with the format in DTM05.</summary>
    public DateTime? DateTime(X12Segment dtm, bool error)
    {
        var (text, time, element) = (dtm[2], dtm[3], 2);
        if (text.Length == 0 && dtm[6].Length > 0)
        {
            // D8, D6 and DT (with HHMM) begin with the date; the others are periods.
            element = 6;
            (text, time) = dtm[5] == "DT" && dtm[6].Length > 8 ? (dtm[6][..8], dtm[6][8..]) : (dtm[6], time);
        }

        if (X12Dates.Combine(text, time) is { } value)
        {
            return value;
        }

        var message = $"DTM{element:00} '{text}' is not a date.";
        if (error)
        {
            diagnostics.Error("date-invalid", message, dtm.Position(element));
        }
        else
        {
            diagnostics.Warning("date-invalid", message, dtm.Position(element));
        }

        return null;
    }

    /// <summary>Pairs of qualifier and value from <paramref name="first"/> on, as in LIN and SLN (elements 235 and 234).</summary>
    public List<(ItemIdentifier Item, int Element)> Identifiers(X12Segment segment, int first)
    {
        var found = new List<(ItemIdentifier, int)>();
        if (segment.Count > MaxElements)
        {
            diagnostics.Error("too-many-elements", $"{segment.Id} has {segment.Count} elements; the standard has at most {MaxElements}.", segment.Position(MaxElements + 1));
        }

        for (var i = first; i <= Math.Min(segment.Count, MaxElements); i += 2)
        {
            var (qualifier, value) = (segment[i], segment[i + 1]);
            if (value.Length > 0 && qualifier.Length > 0)
            {
                found.Add((new ItemIdentifier(qualifier, value), i + 1));
            }
            else if (value.Length > 0)
            {
                diagnostics.Error("identifier-incomplete", $"{segment.Id}{i + 1:00} '{value}' has no qualifier in {segment.Id}{i:00}.", segment.Position(i));
            }
            else if (qualifier.Length > 0)
            {
                diagnostics.Warning("identifier-incomplete", $"{segment.Id}{i:00} '{qualifier}' has no value in {segment.Id}{i + 1:00}.", segment.Position(i + 1));
            }
        }

        return found;
    }
}
