using LotFunctions.Core.Rules;
using LotFunctions.Standards;

namespace LotFunctions.Core.Intake;

/// <summary>
/// A quantity as it was sent. A unit that nobody stated is a default of the house and no part of the content: the same event
/// sent after the item's unit was registered is still the same event.
/// </summary>
/// <param name="UnitStated">False: <see cref="Sent"/> is in <see cref="OpenUnits.NoUnit"/>.</param>
internal readonly record struct ScanAmount(Quantity Sent, bool UnitStated)
{
    /// <summary>The stated quantity, else the barcode's; null when neither says one, or with errors.</summary>
    public static ScanAmount? Read(JsonFields fields, Quantity? scanned)
    {
        var value = fields.Decimal("quantity");
        var unit = Unit(fields);
        if (value is { } stated) return new ScanAmount(new Quantity(stated, unit ?? OpenUnits.NoUnit), unit is not null);
        if (fields.Has("quantity") || scanned is not { } s) return null;
        if (unit is null || unit == s.Unit) return new ScanAmount(s, true);

        // A barcode counts trade items (AI 30, 37) and does not say of what kind; a measure has its unit.
        if (s.Unit == OpenUnits.Each) return new ScanAmount(new Quantity(s.Value, unit), true);
        fields.Error("barcode-mismatch", $"unit is '{unit}'; the barcode says {s}.", "unit");
        return null;
    }

    /// <summary>The quantity in the item's unit where the sender states none; still open (<see cref="OpenUnits"/>) where the item has none either.</summary>
    public Quantity In(Item? item) =>
        !UnitStated && item?.Unit is { } unit && UnitCode.IsWellFormed(unit) ? new Quantity(Sent.Value, UnitCode.Current(unit)) : Sent;

    private static string? Unit(JsonFields fields)
    {
        if (fields.Id("unit", max: 20) is not { } unit) return null;
        if (UnitCode.IsWellFormed(unit)) return UnitCode.Current(unit);
        fields.Error("unit-invalid", $"'{unit}' is no unit code of UN/ECE Recommendation 20 (two or three upper-case letters or digits, such as KGM).", "unit");
        return null;
    }
}
