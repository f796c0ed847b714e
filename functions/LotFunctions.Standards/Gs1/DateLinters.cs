namespace LotFunctions.Standards.Gs1;

/// <summary>Checks dates and times.</summary>
internal static class DateLinters
{
    /// <summary>YYMMDD.</summary>
    public static Fault Short(ReadOnlySpan<char> value, int referenceYear, bool dayMayBeZero) =>
        Form(value, 6) is { IsNone: false } fault
            ? fault
            : MonthAndDay(value, 2, Gs1Date.Century(Two(value), referenceYear), dayMayBeZero);

    /// <summary>YYYYMMDD.</summary>
    public static Fault Long(ReadOnlySpan<char> value, bool dayMayBeZero) =>
        Form(value, 8) is { IsNone: false } fault
            ? fault
            : MonthAndDay(value, 4, (Two(value) * 100) + Two(value[2..]), dayMayBeZero);

    /// <summary>Two digits below a limit.</summary>
    public static Fault Part(ReadOnlySpan<char> value, int limit, string problem)
    {
        if (Form(value, 2) is { IsNone: false } fault)
        {
            return fault;
        }

        return Two(value) < limit ? default : new Fault(0, 2, problem);
    }

    /// <summary>HHMM.</summary>
    public static Fault HourMinute(ReadOnlySpan<char> value)
    {
        if (Form(value, 4) is { IsNone: false } fault)
        {
            return fault;
        }

        if (Part(value[..2], 24, "has no such hour") is { IsNone: false } hour)
        {
            return hour;
        }

        return Part(value[2..], 60, "has no such minute").Moved(2) is { IsNone: false } minute ? minute : default;
    }

    private static Fault Form(ReadOnlySpan<char> value, int length) =>
        value.Length != length ? Fault.Of(value, "does not have the length of its date or time") : Linters.Digits(value);

    private static Fault MonthAndDay(ReadOnlySpan<char> value, int at, int year, bool dayMayBeZero)
    {
        var (month, day) = (Two(value[at..]), Two(value[(at + 2)..]));
        if (month is < 1 or > 12)
        {
            return new Fault(at, 2, "has no such month");
        }

        // Nearly all days are in every month, so that the calendar is not asked.
        return (day is >= 1 and <= 28) || (day == 0 ? dayMayBeZero : day <= DaysInMonth(year, month))
            ? default
            : new Fault(at + 2, 2, "has no such day");
    }

    // Year 0000 stands in no calendar but is divisible by 400.
    private static int DaysInMonth(int year, int month) => DateTime.DaysInMonth(year == 0 ? 2000 : year, month);

    private static int Two(ReadOnlySpan<char> digits) => ((digits[0] - '0') * 10) + (digits[1] - '0');
}
