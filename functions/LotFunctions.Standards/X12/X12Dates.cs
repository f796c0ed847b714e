using System.Globalization;

namespace LotFunctions.Standards.X12;

/// <summary>Dates and times of X12 (types DT and TM).</summary>
internal static class X12Dates
{
    /// <summary>CCYYMMDD, or YYMMDD as before version 004010: there 50 to 99 are the years 1950 to 1999.</summary>
    public static bool TryDate(string text, out DateOnly date)
    {
        if (text.Length == 6 && text.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            text = (text[0] >= '5' ? "19" : "20") + text;
        }

        return DateOnly.TryParseExact(text, "yyyyMMdd", CultureInfo.InvariantCulture, DateTimeStyles.None, out date);
    }

    /// <summary>HHMM, HHMMSS, HHMMSSD or HHMMSSDD.</summary>
    public static bool TryTime(string text, out TimeOnly time)
    {
        time = default;
        return text.Length is 4 or 6 or 7 or 8
            && TimeOnly.TryParseExact(
                text, text.Length switch { 4 => "HHmm", 6 => "HHmmss", 7 => "HHmmssf", _ => "HHmmssff" },
                CultureInfo.InvariantCulture, DateTimeStyles.None, out time);
    }

    /// <summary>A date with the time where there is a valid one; midnight otherwise.</summary>
    public static DateTime? Combine(string date, string time) =>
        TryDate(date, out var d) ? d.ToDateTime(TryTime(time, out var t) ? t : TimeOnly.MinValue) : null;
}
