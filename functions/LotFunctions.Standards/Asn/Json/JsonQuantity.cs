using LotFunctions.Standards.Json;

namespace LotFunctions.Standards.Asn.Json;

/// <summary>Reads a number with its unit, which come together or not at all.</summary>
internal static class JsonQuantity
{
    /// <summary>Null when there is none, or it is in error.</summary>
    /// <param name="amount">The member that is the number; the other one is <c>unit</c>.</param>
    /// <param name="last">Nothing else is read of the object.</param>
    public static Quantity? Read(JsonFields? fields, string amount, bool last = true)
    {
        if (fields is null) return null;
        var value = fields.Decimal(amount, required: last || fields.Has("unit"));
        var unit = fields.String("unit", required: last || fields.Has(amount), max: JsonAsnForm.Id);
        if (last) fields.Done();
        if (value <= 0) fields.Error("quantity-invalid", $"'{value}' is not greater than zero.", amount);
        if (unit is not null && !UnitCode.IsWellFormed(unit))
        {
            fields.Error("unit-invalid", $"'{JsonText.Short(unit)}' is no code of UN/ECE Recommendation 20.", "unit");
            return null;
        }

        return value > 0 && unit is not null ? new Quantity(value.Value, UnitCode.Current(unit)) : null;
    }
}
