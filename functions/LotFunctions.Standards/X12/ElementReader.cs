using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.X12;

/// <summary>Reads typed elements of a transaction set and says what is wrong with them.</summary>
internal sealed class ElementReader(DiagnosticList diagnostics)
{
    private const int Places = 64;

    // A sender counts in a handful of units: the last of each place, by its code in X12.
    private readonly (uint Code, string Unit)[] _recent = new (uint, string)[Places];
    private readonly RecentDays _days = new();

    /// <summary>From version 004010 on a date has its century.</summary>
    public bool ExpectsCentury { get; set; }

    /// <summary>A number with its unit, as in SN102 with SN103; both are mandatory where they stand.</summary>
    public Quantity? Quantity(in Segment segment, int number, int unit)
    {
        var sent = EdiCode.Of(segment.Component(unit, 1));
        ref var recent = ref Recent(sent);
        return sent != 0 && sent == recent.Code && X12Numbers.TryShortQuantity(segment[number], out var mantissa, out var scale)
            ? Standards.Quantity.Of(mantissa, scale, recent.Unit)
            : Unusual(segment, number, unit, sent);
    }

    private ref (uint Code, string Unit) Recent(uint code) => ref _recent[(code ^ (code >> 5)) % Places];

    private Quantity? Unusual(in Segment segment, int number, int unit, uint sent)
    {
        var value = Number(segment, number);
        if (segment.Component(unit, 1).IsEmpty)
        {
            diagnostics.Error("element-missing", $"{segment.Id}{unit:00}, the unit, is missing.", segment.Position(unit));
            return null;
        }

        var code = segment.Text(unit, 1).ToUpperInvariant();
        if (UnitCode.FromX12(code) is { } known)
        {
            Recent(sent) = (sent, known);
        }
        else
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
    public decimal? Number(in Segment segment, int element)
    {
        var text = segment[element];
        if (X12Numbers.TryQuantity(text, out var value)) return value;
        if (text.IsEmpty)
        {
            diagnostics.Error("element-missing", $"{segment.Id}{element:00}, the quantity, is missing.", segment.Position(element));
        }
        else
        {
            diagnostics.Error("quantity-invalid", $"{segment.Id}{element:00} '{segment.Text(element)}' is not a quantity.", segment.Position(element));
        }

        return null;
    }

    /// <summary>A date of type DT with a time of type TM; null when it is none.</summary>
    public DateTime? Combined(in Segment segment, int date, int time)
    {
        if (EdiDates.Combine(segment[date], segment[time]) is not { } value) return null;
        if (ExpectsCentury && segment[date].Length == 6) NoCentury(segment, date, value);
        return value;
    }

    private void NoCentury(in Segment segment, int element, DateTime read) => diagnostics.Warning(
        "date-century-missing",
        $"{segment.Id}{element:00} '{segment.Text(element)}' has no century, as dates have from version 004010 on; it was read as {read:yyyy-MM-dd}.",
        segment.Position(element));

    /// <summary>The date of goods in a DTM; see <see cref="DateTime"/>.</summary>
    /// <param name="lastDay">A month (DTM05 CM) means its last day: goods are good until then. Of other dates a month says no day.</param>
    public DateOnly? Date(in Segment dtm, bool lastDay) =>
        dtm.Count <= 4 && _days.TryRead(dtm[2], out var day) ? day : UnusualDate(dtm, lastDay);

    private DateOnly? UnusualDate(in Segment dtm, bool lastDay)
    {
        if (dtm[2].IsEmpty && dtm[5].SequenceEqual("CM"u8) && dtm[6].Length == 6) return Month(dtm, lastDay);
        if (IsPeriod(dtm))
        {
            diagnostics.Warning("date-imprecise", $"DTM06 '{dtm.Text(6)}', in the format {dtm.Text(5)}, names no single day; it was not used.", dtm.Position(6));
            return null;
        }

        return DateTime(dtm, error: true) is { } found ? DateOnly.FromDateTime(found) : null;
    }

    /// <summary>Element 1250 says that what follows is a range, a year, a quarter or anything else but one day.</summary>
    private static bool IsPeriod(in Segment dtm) =>
        dtm[2].IsEmpty && !dtm[6].IsEmpty && dtm[5].Length is 2 or 3 && !IsDigits(dtm[5])
        && !dtm[5].SequenceEqual("D8"u8) && !dtm[5].SequenceEqual("D6"u8) && !dtm[5].SequenceEqual("DT"u8);

    private static bool IsDigits(ReadOnlySpan<byte> text) => text.IndexOfAnyExceptInRange((byte)'0', (byte)'9') < 0;

    private DateOnly? Month(in Segment dtm, bool lastDay)
    {
        Span<byte> first = stackalloc byte[8];
        dtm[6].CopyTo(first);
        "01"u8.CopyTo(first[6..]);
        if (!EdiDates.TryDate(first, out var date))
        {
            diagnostics.Error("date-invalid", $"DTM06 '{dtm.Text(6)}' is no month.", dtm.Position(6));
            return null;
        }

        if (lastDay) return new DateOnly(date.Year, date.Month, System.DateTime.DaysInMonth(date.Year, date.Month));
        diagnostics.Warning("date-imprecise", $"DTM06 '{dtm.Text(6)}' names no single day; it was not used.", dtm.Position(6));
        return null;
    }

    /// <summary>The date of a DTM: DTM02, or the period at its end. Before version 004010 a century may stand in DTM05.</summary>
    public DateTime? DateTime(in Segment dtm, bool error)
    {
        if (!error && IsPeriod(dtm)) return null;
        var text = dtm[2];
        var time = dtm[3];
        var element = 2;
        var century = X12Numbers.TryCount(dtm[5], out _) && dtm[5].Length == 2;
        if (century && text.Length == 6)
        {
            Span<byte> full = stackalloc byte[8];
            dtm[5].CopyTo(full);
            text.CopyTo(full[2..]);
            if (EdiDates.Combine(full, time) is { } old) return old;
        }

        var (format, period) = century ? (6, 7) : (5, 6);
        if (text.IsEmpty && !dtm[period].IsEmpty)
        {
            // D8, D6 and DT (with HHMM) begin with the date; the others are periods.
            element = period;
            text = dtm[period];
            if (dtm[format].SequenceEqual("DT"u8) && text.Length > 8)
            {
                time = text[8..];
                text = text[..8];
            }
        }

        if (EdiDates.Combine(text, time) is { } value)
        {
            if (ExpectsCentury && element == 2 && text.Length == 6) NoCentury(dtm, element, value);
            return value;
        }

        var message = $"DTM{element:00} '{dtm.Text(element)}' is not a date.";
        if (error) diagnostics.Error("date-invalid", message, dtm.Position(element));
        else diagnostics.Warning("date-invalid", message, dtm.Position(element));
        return null;
    }
}
