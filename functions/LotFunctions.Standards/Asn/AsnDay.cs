namespace LotFunctions.Standards.Asn;

/// <summary>A date or none in half the room of a nullable.</summary>
internal readonly record struct AsnDay
{
    // One more than the number of the day, as 0 stands for none.
    private readonly int _day;

    private AsnDay(int day) => _day = day;

    public static AsnDay Of(DateOnly? date) => date is { } day ? new AsnDay(day.DayNumber + 1) : default;

    public DateOnly? Date() => _day == 0 ? null : DateOnly.FromDayNumber(_day - 1);
}
