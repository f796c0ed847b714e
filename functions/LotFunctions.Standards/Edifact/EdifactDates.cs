namespace LotFunctions.Standards.Edifact;

/// <summary>Dates by data element 2379, and those of the service segments.</summary>
internal static class EdifactDates
{
    /// <summary>What a value of element 2380 is.</summary>
    public enum Kind
    {
        /// <summary>Not of the format that is named.</summary>
        Invalid,

        /// <summary>A day, with or without a time of day.</summary>
        Day,

        /// <summary>A month; the date is its last day.</summary>
        Month,

        /// <summary>A week, a year, a period, a duration: no single day.</summary>
        Other,
    }

    /// <summary>Reads 2380 by 2379; without a format, by its length, as 101, 102, 201, 203 or 204.</summary>
    public static Kind Read(ReadOnlySpan<byte> value, ReadOnlySpan<byte> format, out DateTime date)
    {
        date = default;
        var code = Number(format, format.Length);
        if (format.IsEmpty) code = value.Length switch { 6 => 101, 8 => 102, 10 => 201, 12 => 203, 14 => 204, _ => -1 };

        return code switch
        {
            2 => Day(value, 6, Year2(value, 4), Number(value, 2, 2), Number(value, 0, 2), 6, 0, ref date),
            3 => Day(value, 6, Year2(value, 4), Number(value, 0, 2), Number(value, 2, 2), 6, 0, ref date),
            4 => Day(value, 8, Number(value, 4, 4), Number(value, 2, 2), Number(value, 0, 2), 8, 0, ref date),
            5 => Day(value, 12, Number(value, 4, 4), Number(value, 2, 2), Number(value, 0, 2), 8, 4, ref date),
            101 => Short(value, 6, 0, ref date),
            102 => Long(value, 8, 0, ref date),
            103 => value.Length == 5 ? WeekDay(value, ref date) : Kind.Invalid,
            105 => value.Length == 5 ? DayOfYear(value, ref date) : Kind.Invalid,
            201 => Short(value, 10, 4, ref date),
            202 => Short(value, 12, 6, ref date),
            203 => Long(value, 12, 4, ref date),
            204 => Long(value, 14, 6, ref date),
            205 => Long(value, 17, 4, ref date),
            301 => Short(value, 13, 4, ref date),
            302 => Short(value, 15, 6, ref date),
            303 => value.Length >= 15 ? Long(value, value.Length, 4, ref date) : Kind.Invalid,
            304 => value.Length >= 17 ? Long(value, value.Length, 6, ref date) : Kind.Invalid,
            609 => value.Length == 4 ? Month(Year2(value, 0), Number(value, 2, 2), ref date) : Kind.Invalid,
            610 => value.Length == 6 ? Month(Number(value, 0, 4), Number(value, 4, 2), ref date) : Kind.Invalid,
            718 => Period(value, ref date),
            -1 => Kind.Invalid,
            _ => Kind.Other,
        };
    }

    /// <summary>A date that begins with its century (as 102, 203 or 204) and has the code of another one of these.</summary>
    public static bool IsLongOfOtherFormat(ReadOnlySpan<byte> value, ReadOnlySpan<byte> format, out DateTime date)
    {
        date = default;
        return Number(format, format.Length) is 102 or 203 or 204 && value.Length is 8 or 12 or 14 && Read(value, default, out date) == Kind.Day;
    }

    /// <summary>S004: a date of six or eight digits and a time of four or six; null when the date is none, midnight when the time is none.</summary>
    public static DateTime? Service(ReadOnlySpan<byte> date, ReadOnlySpan<byte> time)
    {
        var value = default(DateTime);
        var kind = date.Length == 8 ? Long(date, 8, 0, ref value) : Short(date, 6, 0, ref value);
        return kind == Kind.Day ? value + TimeOfDay(time) : null;
    }

    private static Kind Short(ReadOnlySpan<byte> value, int length, int time, ref DateTime date) =>
        Day(value, length, Year2(value, 0), Number(value, 2, 2), Number(value, 4, 2), 6, time, ref date);

    private static Kind Long(ReadOnlySpan<byte> value, int length, int time, ref DateTime date) =>
        Day(value, length, Number(value, 0, 4), Number(value, 4, 2), Number(value, 6, 2), 8, time, ref date);

    private static Kind Day(ReadOnlySpan<byte> value, int length, int year, int month, int day, int timeAt, int timeLength, ref DateTime date)
    {
        if (value.Length != length || !IsMonth(year, month) || day < 1 || day > DateTime.DaysInMonth(year, month)) return Kind.Invalid;
        date = new DateTime(year, month, day) + TimeOfDay(value.Slice(timeAt, timeLength));
        return Kind.Day;
    }

    private static Kind Month(int year, int month, ref DateTime date)
    {
        if (!IsMonth(year, month)) return Kind.Invalid;
        date = new DateTime(year, month, DateTime.DaysInMonth(year, month));
        return Kind.Month;
    }

    // By the code list, week 01 is the first week of January and day 1 is Monday: the weeks of ISO 8601.
    private static Kind WeekDay(ReadOnlySpan<byte> value, ref DateTime date)
    {
        var (year, week, day) = (Year2(value, 0), Number(value, 2, 2), Number(value, 4, 1));
        if (year < 1 || week < 1 || day is < 1 or > 7 || week > System.Globalization.ISOWeek.GetWeeksInYear(year)) return Kind.Invalid;
        date = System.Globalization.ISOWeek.ToDateTime(year, week, (DayOfWeek)(day % 7));
        return Kind.Day;
    }

    private static Kind DayOfYear(ReadOnlySpan<byte> value, ref DateTime date)
    {
        var (year, day) = (Year2(value, 0), Number(value, 2, 3));
        if (year < 1 || day < 1 || day > (DateTime.IsLeapYear(year) ? 366 : 365)) return Kind.Invalid;
        date = new DateTime(year, 1, 1).AddDays(day - 1);
        return Kind.Day;
    }

    // The hyphen of the format's name is not sent, though some do; a period of one day is a day.
    private static Kind Period(ReadOnlySpan<byte> value, ref DateTime date)
    {
        if (value.Length == 17 && value[8] != '-') return Kind.Invalid;
        if (value.Length is not (16 or 17)) return Kind.Invalid;
        var end = default(DateTime);
        if (Long(value[..8], 8, 0, ref date) != Kind.Day || Long(value[^8..], 8, 0, ref end) != Kind.Day) return Kind.Invalid;
        return date == end ? Kind.Day : Kind.Other;
    }

    private static TimeSpan TimeOfDay(ReadOnlySpan<byte> time)
    {
        var (hour, minute, second) = (Number(time, 0, 2), Number(time, 2, 2), time.Length == 6 ? Number(time, 4, 2) : 0);
        return time.Length is 4 or 6 && hour is >= 0 and < 24 && minute is >= 0 and < 60 && second is >= 0 and < 60 ? new TimeSpan(hour, minute, second) : TimeSpan.Zero;
    }

    private static bool IsMonth(int year, int month) => year is > 0 and <= 9999 && month is >= 1 and <= 12;

    // As in X12: 50 to 99 are the years 1950 to 1999.
    private static int Year2(ReadOnlySpan<byte> value, int at) => Number(value, at, 2) is >= 0 and var year ? year + (year >= 50 ? 1900 : 2000) : -1;

    private static int Number(ReadOnlySpan<byte> value, int at, int length) => at + length <= value.Length ? Number(value[at..], length) : -1;

    private static int Number(ReadOnlySpan<byte> digits, int length)
    {
        if (length is 0 or > 4) return -1;
        var number = 0;
        foreach (var digit in digits[..length])
        {
            if (!char.IsAsciiDigit((char)digit)) return -1;
            number = (number * 10) + digit - '0';
        }

        return number;
    }
}
