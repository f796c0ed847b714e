namespace LotFunctions.Standards.Edi;

/// <summary>Dates and times as digits, read from the bytes: X12 types DT and TM, EDIFACT 2379 102.</summary>
internal static class EdiDates
{
    /// <summary>CCYYMMDD, or YYMMDD as before version 004010: there 50 to 99 are the years 1950 to 1999.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length is not (6 or 8) || !TryDigits(text, out var number)) return false;
        var year = number / 10_000;
        if (text.Length == 6) year += year >= 50 ? 1900 : 2000;
        var (month, day) = (number / 100 % 100, number % 100);
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>HHMM, HHMMSS, HHMMSSD or HHMMSSDD.</summary>
    public static bool TryTime(ReadOnlySpan<byte> text, out TimeOnly time)
    {
        time = default;
        if (text.Length is not (4 or 6 or 7 or 8) || !TryDigits(text, out _)) return false;
        var (hour, minute) = (Pair(text), Pair(text[2..]));
        var second = text.Length > 4 ? Pair(text[4..]) : 0;
        if (hour > 23 || minute > 59 || second > 59) return false;
        var hundredths = text.Length switch { 7 => (text[6] - '0') * 10, 8 => Pair(text[6..]), _ => 0 };
        time = new TimeOnly(hour, minute, second, hundredths * 10);
        return true;
    }

    /// <summary>A date with the time where there is a valid one; midnight otherwise.</summary>
    public static DateTime? Combine(ReadOnlySpan<byte> date, ReadOnlySpan<byte> time) =>
        TryDate(date, out var d) ? d.ToDateTime(TryTime(time, out var t) ? t : TimeOnly.MinValue) : null;

    private static int Pair(ReadOnlySpan<byte> digits) => ((digits[0] - '0') * 10) + (digits[1] - '0');

    private static bool TryDigits(ReadOnlySpan<byte> text, out int number)
    {
        number = 0;
        foreach (var b in text)
        {
            if (!char.IsAsciiDigit((char)b)) return false;
            number = (number * 10) + (b - '0');
        }

        return true;
    }
}
