using LotFunctions.Standards.Edi;

namespace LotFunctions.Standards.Edifact;

/// <summary>Reads the quantity of C186: 6060 with its unit 6411.</summary>
internal sealed class QuantityReader(Content content)
{
    private const int Places = 64;

    // A sender counts in a handful of units: the last of each place, by its code as sent.
    private readonly (uint Sent, string? Unit)[] _recent = new (uint, string?)[Places];

    /// <summary>Null, with an error, when there is none or it is no amount.</summary>
    /// <param name="value">6060.</param>
    /// <param name="unit">6411.</param>
    public Quantity? Read(in Segment qty, ReadOnlySpan<byte> value, ReadOnlySpan<byte> unit)
    {
        if (!TryNumber(value, out var mantissa, out var scale)) return None(qty, value);
        if (scale == 3 && value[^4] != content.Delimiters.DecimalMark) Ambiguous(qty, value, Quantity.Number(mantissa, scale));
        return Unit(qty, unit) is { } known ? Quantity.Of(mantissa, scale, known) : null;
    }

    private Quantity? None(in Segment qty, ReadOnlySpan<byte> value)
    {
        if (value.IsEmpty) content.Error("element-missing", "QTY 6060, the quantity, is missing.", qty, 1, 2);
        else content.Error("quantity-invalid", $"QTY 6060 '{content.Text(value)}' is not a quantity.", qty, 1, 2);
        return null;
    }

    private void Ambiguous(in Segment qty, ReadOnlySpan<byte> value, decimal number) => content.Warning(
        "decimal-mark", $"QTY 6060 '{content.Text(value)}' is read as {number}: the standard has no mark of thousands.", qty, 1, 2);

    /// <summary>
    /// Digits with a point or a comma among them (ISO 9735 has both, whatever the UNA says), not negative. Numbers near
    /// the 15 digits that 6060 may have keep every sum within a decimal.
    /// </summary>
    public static bool TryNumber(ReadOnlySpan<byte> text, out decimal value)
    {
        value = 0;
        if (!TryNumber(text, out var mantissa, out var scale)) return false;
        value = Quantity.Number(mantissa, scale);
        return true;
    }

    private static bool TryNumber(ReadOnlySpan<byte> text, out long mantissa, out int scale)
    {
        mantissa = 0;
        scale = -1;
        var digits = 0;
        foreach (var b in text)
        {
            if (b is (byte)'.' or (byte)',')
            {
                if (scale >= 0) return false;
                scale = 0;
                continue;
            }

            if (!char.IsAsciiDigit((char)b) || (mantissa != 0 && ++digits > 17)) return false;
            mantissa = (mantissa * 10) + b - '0';
            if (scale >= 0 && ++scale > 17) return false;
        }

        if (text.Length == 0 || (text.Length == 1 && scale >= 0)) return false;
        scale = Math.Max(scale, 0);
        return text.Length <= 15 || Quantity.Number(mantissa, scale) < 1_000_000_000_000_000m;
    }

    /// <summary>A number of things; null when it is no whole number, or none.</summary>
    public static int? Count(ReadOnlySpan<byte> text) =>
        TryNumber(text, out var value) && value is > 0 and <= int.MaxValue && value == decimal.Truncate(value) ? (int)value : null;

    private string? Unit(in Segment qty, ReadOnlySpan<byte> unit)
    {
        var sent = content.Number(unit);
        ref var recent = ref _recent[(sent ^ (sent >> 5)) % Places];
        return sent != 0 && sent == recent.Sent ? recent.Unit : Unit(qty, unit, sent, ref recent);
    }

    private string? Unit(in Segment qty, ReadOnlySpan<byte> unit, uint sent, ref (uint Sent, string? Unit) recent)
    {
        if (unit.IsEmpty)
        {
            if (!content.IsEancom) content.Warning("unit-assumed", "QTY 6411, the unit, is missing; pieces are taken to be meant.", qty, 1, 3);
            return EdifactUnits.Piece;
        }

        var code = content.Code(unit);
        if (EdifactUnits.Meant(code) is { } meant)
        {
            content.Warning("unit-assumed", $"QTY 6411 '{code}' is no code of this meaning in UN/ECE Recommendation 20; {meant} is taken to be meant.", qty, 1, 3);
            return meant;
        }

        if (UnitCode.IsWellFormed(code))
        {
            recent = (sent, EdifactUnits.Current(code));
            return recent.Unit;
        }

        content.Error("unit-invalid", $"QTY 6411 '{code}' is no unit code.", qty, 1, 3);
        return null;
    }
}
