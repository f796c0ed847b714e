namespace LotFunctions.Embedded.Sqlite;

/// <summary>Times in the database: ticks in UTC.</summary>
internal static class Ticks
{
    public static DateTimeOffset ToTime(long ticks) => new(ticks, TimeSpan.Zero);

    public static long? OrNull(DateTimeOffset? time) => time?.UtcTicks;
}
