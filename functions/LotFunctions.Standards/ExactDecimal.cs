using System.Numerics;

namespace LotFunctions.Standards;

/// <summary>Multiplies and divides decimals without rounding: either the exact result, or none.</summary>
internal static class ExactDecimal
{
    private static readonly BigInteger MaxMantissa = (BigInteger.One << 96) - 1;

    /// <summary><paramref name="value"/> × <paramref name="factor"/> ÷ <paramref name="divisor"/>; false when a decimal cannot hold it exactly.</summary>
    public static bool TryScale(decimal value, decimal factor, decimal divisor, out decimal result)
    {
        result = 0;
        var (a, scaleA) = Split(value);
        var (b, scaleB) = Split(factor);
        var (c, scaleC) = Split(divisor);

        var numerator = a * b * BigInteger.Pow(10, scaleC);
        var denominator = c * BigInteger.Pow(10, scaleA + scaleB);
        var common = BigInteger.GreatestCommonDivisor(numerator, denominator);
        (numerator, denominator) = (numerator / common, denominator / common);

        // A fraction in lowest terms ends within 28 places or it does not fit; no need to look further.
        var scale = 0;
        while (denominator != BigInteger.One)
        {
            if (scale++ == 28)
            {
                return false;
            }

            numerator *= 10;
            common = BigInteger.GreatestCommonDivisor(numerator, denominator);
            (numerator, denominator) = (numerator / common, denominator / common);
        }

        var magnitude = BigInteger.Abs(numerator);
        if (magnitude > MaxMantissa)
        {
            return false;
        }

        var low = (uint)(magnitude & uint.MaxValue);
        var middle = (uint)((magnitude >> 32) & uint.MaxValue);
        var high = (uint)(magnitude >> 64);
        result = new decimal(unchecked((int)low), unchecked((int)middle), unchecked((int)high), numerator.Sign < 0, (byte)scale);
        return true;
    }

    private static (BigInteger Mantissa, int Scale) Split(decimal value)
    {
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        var mantissa = ((BigInteger)unchecked((uint)bits[2]) << 64) | ((BigInteger)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        return (value < 0 ? -mantissa : mantissa, value.Scale);
    }
}
