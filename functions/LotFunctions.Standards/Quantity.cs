using System.Diagnostics.CodeAnalysis;
using System.Globalization;

namespace LotFunctions.Standards;

/// <summary>
/// An amount with its unit, exact. The unit is a UN/ECE Recommendation 20 common code (Recommendation 21 packages
/// with the prefix X), upper case. The value carries no trailing zeros, so that 1.50 KGM and 1.5 KGM are one value
/// with one spelling.
/// </summary>
public readonly record struct Quantity
{
    /// <exception cref="ArgumentException">The unit is not well formed.</exception>
    public Quantity(decimal value, string unit)
    {
        ArgumentNullException.ThrowIfNull(unit);
        if (!UnitCode.IsWellFormed(unit))
        {
            throw new ArgumentException($"'{unit}' is not a unit code: 2 or 3 upper-case letters or digits.", nameof(unit));
        }

        Value = Normalise(value);
        Unit = unit;
    }

    private Quantity(long mantissa, int scale, string unit) => (Value, Unit) = (Number(mantissa, scale), unit);

    public decimal Value { get; }

    /// <summary>Never null but in <c>default</c>, which is no quantity.</summary>
    public string Unit { get; }

    /// <exception cref="InvalidOperationException">The units differ: convert first, see <see cref="UnitCode"/>.</exception>
    /// <exception cref="OverflowException">The sum is outside the range of a decimal.</exception>
    public static Quantity operator +(Quantity left, Quantity right) => new(left.Value + right.Value, SameUnit(left, right));

    /// <inheritdoc cref="op_Addition"/>
    public static Quantity operator -(Quantity left, Quantity right) => new(left.Value - right.Value, SameUnit(left, right));

    public static Quantity operator -(Quantity quantity) => new(-quantity.Value, quantity.Unit);

    /// <summary>Reads what <see cref="ToString"/> writes: <c>12.5 KGM</c>.</summary>
    public static bool TryParse([NotNullWhen(true)] string? text, out Quantity quantity)
    {
        quantity = default;
        if (text is null || text.IndexOf(' ', StringComparison.Ordinal) is var space && space <= 0)
        {
            return false;
        }

        var unit = text[(space + 1)..];
        if (!UnitCode.IsWellFormed(unit) || !TryParseValue(text.AsSpan(0, space), out var value))
        {
            return false;
        }

        quantity = new Quantity(value, unit);
        return true;
    }

    /// <exception cref="FormatException">The text is not a quantity.</exception>
    public static Quantity Parse(string text)
    {
        ArgumentNullException.ThrowIfNull(text);
        return TryParse(text, out var quantity)
            ? quantity
            : throw new FormatException($"'{text}' is not a quantity such as '12.5 KGM'.");
    }

    /// <summary>The value with a decimal point, a space and the unit; the same in every culture.</summary>
    public override string ToString() => $"{Value.ToString(CultureInfo.InvariantCulture)} {Unit}";

    /// <summary>Of digits as a reader has counted them, and of a unit that is known to be well formed.</summary>
    internal static Quantity Of(long mantissa, int scale, string unit)
    {
        while (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        return new Quantity(mantissa, scale, unit);
    }

    /// <summary>Digits, so many of them behind the point.</summary>
    internal static decimal Number(long mantissa, int scale) => new(unchecked((int)mantissa), unchecked((int)(mantissa >> 32)), 0, false, (byte)scale);

    /// <summary>Reads a plain decimal number: sign, digits, a point; no exponent, no thousands separator.</summary>
    internal static bool TryParseValue(ReadOnlySpan<char> text, out decimal value) => decimal.TryParse(
        text, NumberStyles.AllowLeadingSign | NumberStyles.AllowDecimalPoint, CultureInfo.InvariantCulture, out value);

    // Dividing by one with the largest scale drops every trailing zero, but slowly; there are few of them.
    private static decimal Normalise(decimal value)
    {
        if (value.Scale == 0) return value;
        Span<int> bits = stackalloc int[4];
        decimal.GetBits(value, bits);
        if (bits[2] != 0) return value / 1.0000000000000000000000000000m;

        var mantissa = ((ulong)unchecked((uint)bits[1]) << 32) | unchecked((uint)bits[0]);
        var scale = value.Scale;
        while (scale > 0 && mantissa % 10 == 0)
        {
            mantissa /= 10;
            scale--;
        }

        return new decimal(unchecked((int)mantissa), unchecked((int)(mantissa >> 32)), 0, bits[3] < 0, scale);
    }

    private static string SameUnit(Quantity left, Quantity right) => left.Unit == right.Unit
        ? left.Unit
        : throw new InvalidOperationException($"Cannot combine {left.Unit} with {right.Unit}.");
}
