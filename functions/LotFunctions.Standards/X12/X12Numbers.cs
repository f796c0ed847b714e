using System.Text;

namespace LotFunctions.Standards.X12;

/// <summary>Numbers of X12 (types N0 and R), read from the bytes.</summary>
internal static class X12Numbers
{
    // Fits a long, and is more than the fifteen digits of the longest number of the standard.
    private const int MostDigits = 18;
    private const int LongestShort = 15;

    /// <summary>A quantity: the longest number of the standard has 15 digits; keeping near that keeps every sum within a decimal.</summary>
    public static bool TryQuantity(ReadOnlySpan<byte> text, out decimal value)
    {
        if (TryPlain(text, out var mantissa, out var scale))
        {
            value = Quantity.Number(mantissa, scale);
            return text.Length <= LongestShort || value < 1_000_000_000_000_000m;
        }

        // A sign, a very long number, or no number at all.
        value = 0;
        return text.Length <= 20 && Quantity.TryParseValue(Encoding.Latin1.GetString(text), out value) && value is >= 0 and < 1_000_000_000_000_000m;
    }

    /// <summary>A quantity of at most fifteen characters, without a sign: what nearly all are.</summary>
    public static bool TryShortQuantity(ReadOnlySpan<byte> text, out long mantissa, out int scale)
    {
        (mantissa, scale) = (0, 0);
        return text.Length <= LongestShort && TryPlain(text, out mantissa, out scale);
    }

    /// <summary>A count, as in SE01 or TD102; false when it is none or has more than nine digits.</summary>
    public static bool TryCount(ReadOnlySpan<byte> text, out int count)
    {
        count = 0;
        if (text.Length is 0 or > 9) return false;
        foreach (var b in text)
        {
            if (!char.IsAsciiDigit((char)b)) return false;
            count = (count * 10) + (b - '0');
        }

        return true;
    }

    /// <summary>Control numbers and counts are numeric: leading zeros do not make a difference.</summary>
    public static bool Same(ReadOnlySpan<byte> left, ReadOnlySpan<byte> right) =>
        !left.IsEmpty && left.TrimStart((byte)'0').SequenceEqual(right.TrimStart((byte)'0'));

    /// <summary>Whether the text is this count, zeros in front allowed.</summary>
    public static bool Same(ReadOnlySpan<byte> text, int count) => TryCount(text.Length > 9 ? text.TrimStart((byte)'0') : text, out var number) && number == count;

    private static bool TryPlain(ReadOnlySpan<byte> text, out long mantissa, out int scale)
    {
        (mantissa, scale) = (0, -1);
        var digits = 0;
        foreach (var b in text)
        {
            if (b == '.' && scale < 0)
            {
                scale = 0;
                continue;
            }

            if (!char.IsAsciiDigit((char)b) || ++digits > MostDigits) return false;
            mantissa = (mantissa * 10) + (b - '0');
            if (scale >= 0) scale++;
        }

        scale = Math.Max(scale, 0);
        return digits > 0;
    }
}
