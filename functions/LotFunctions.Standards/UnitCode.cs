using LotFunctions.Standards.Edifact;

namespace LotFunctions.Standards;

/// <summary>
/// UN/ECE Recommendation 20 unit codes: mapping from X12 data element 355 and exact conversion within a dimension.
/// </summary>
public static class UnitCode
{
    /// <summary>The Recommendation 20 code for an X12 unit; null when there is no certain one.</summary>
    public static string? FromX12(string code355)
    {
        ArgumentNullException.ThrowIfNull(code355);
        return X12UnitCodes.Find(code355);
    }

    /// <summary>
    /// The Recommendation 20 code of today for what people and systems write: <c>KGM</c> for the X12 code <c>KG</c>, <c>XCS</c> for
    /// the X12 code <c>CA</c> (a case) as for the older <c>CS</c>. Any other code is itself.
    /// </summary>
    public static string Current(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        // Those of X12 have two characters; Recommendation 20 has packages with the prefix X alone.
        return (code.Length == 2 ? FromX12(code) : null) ?? EdifactUnits.Meant(code) ?? EdifactUnits.Current(code);
    }

    /// <summary>Two or three upper-case letters or digits; says nothing about whether the code is listed.</summary>
    public static bool IsWellFormed(string code)
    {
        ArgumentNullException.ThrowIfNull(code);
        if (code.Length is not (2 or 3)) return false;
        foreach (var c in code)
        {
            if (!char.IsAsciiLetterUpper(c) && !char.IsAsciiDigit(c)) return false;
        }

        return true;
    }

    /// <summary>
    /// Converts within one dimension by the legal definitions of the units. False when the dimensions differ, a unit
    /// is unknown, or the result cannot be held exactly.
    /// </summary>
    public static bool TryConvert(Quantity quantity, string toUnit, out Quantity result)
    {
        ArgumentNullException.ThrowIfNull(toUnit);
        result = quantity;
        if (quantity.Unit == toUnit)
        {
            return true;
        }

        if (!UnitFactors.TryFind(quantity.Unit, out var from)
            || !UnitFactors.TryFind(toUnit, out var to)
            || from.Dimension != to.Dimension
            || !ExactDecimal.TryScale(quantity.Value, from.Factor, to.Factor, out var value))
        {
            return false;
        }

        result = new Quantity(value, toUnit);
        return true;
    }
}
