using System.Buffers.Binary;

namespace LotFunctions.Standards.Edi;

/// <summary>Dates and times as digits, read from the bytes: X12 types DT and TM, EDIFACT 2379 102.</summary>
internal static class EdiDates
{
    /// <summary>CCYYMMDD, or YYMMDD as before version 004010: there 80 to 99 are the years 1980 to 1999: goods expire decades from now, and no notice tells of older ones.</summary>
    public static bool TryDate(ReadOnlySpan<byte> text, out DateOnly date)
    {
        date = default;
        if (text.Length == 8)
        {
            return TryEight(BinaryPrimitives.ReadUInt64LittleEndian(text), out var century, out var year, out var month, out var day)
                && TryDate((century * 100) + year, month, day, out date);
        }

        if (text.Length != 6 || !TryDigits(text, out var number)) return false;
        var old = number / 10_000;
        return TryDate(old + (old >= 80 ? 1900 : 2000), number / 100 % 100, number % 100, out date);
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

    private static bool TryDate(int year, int month, int day, out DateOnly date)
    {
        date = default;
        if (year == 0 || month is < 1 or > 12 || day < 1 || day > DateTime.DaysInMonth(year, month)) return false;
        date = new DateOnly(year, month, day);
        return true;
    }

    /// <summary>Eight digits at once, the first of them in the lowest byte, as four numbers of two digits.</summary>
    private static bool TryEight(ulong text, out int first, out int second, out int third, out int fourth)
    {
        unchecked
        {
            // Each byte is 0x30 to 0x39: the upper half is 3, and adding 6 to the lower half does not reach it.
            var digits = text ^ 0x3030303030303030;
            var isDigits = ((digits | (digits + 0x0606060606060606)) & 0xF0F0F0F0F0F0F0F0) == 0;
            // The ten of each pair stands below the one: ten times it is added to the byte above.
            var pairs = ((digits * 10) + (digits >> 8)) & 0x00FF00FF00FF00FF;
            (first, second, third, fourth) = ((int)(pairs & 0xFF), (int)((pairs >> 16) & 0xFF), (int)((pairs >> 32) & 0xFF), (int)(pairs >> 48));
            return isDigits;
        }
    }

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
