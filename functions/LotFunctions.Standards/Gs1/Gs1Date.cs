namespace LotFunctions.Standards.Gs1;

/// <summary>Dates of element strings: YYMMDD with the century of section 7.12.</summary>
internal static class Gs1Date
{
    /// <summary>
    /// Reads YYMMDD. A year 51 to 99 ahead of the reference year is in the last century, one 50 to 99 behind it is in
    /// the next. Day 00, where it is allowed, is the last day of the month.
    /// </summary>
    public static bool TryRead(ReadOnlySpan<char> text, int referenceYear, bool dayMayBeZero, out DateOnly date)
    {
        date = default;
        if (text.Length != 6 || text.IndexOfAnyExceptInRange('0', '9') >= 0)
        {
            return false;
        }

        var (year, month, day) = (Century(Two(text), referenceYear), Two(text[2..]), Two(text[4..]));
        if (month is < 1 or > 12 || day > DateTime.DaysInMonth(year, month) || (day == 0 && !dayMayBeZero))
        {
            return false;
        }

        date = new DateOnly(year, month, day == 0 ? DateTime.DaysInMonth(year, month) : day);
        return true;
    }

    private static int Two(ReadOnlySpan<char> text) => ((text[0] - '0') * 10) + (text[1] - '0');

    /// <summary>The full year of a two-digit one.</summary>
    public static int Century(int year, int referenceYear)
    {
        var ofCentury = referenceYear % 100;
        var century = referenceYear - ofCentury;
        return (year - ofCentury) switch
        {
            >= 51 => century - 100 + year,
            <= -50 => century + 100 + year,
            _ => century + year,
        };
    }
}
