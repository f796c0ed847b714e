using System.Globalization;

namespace LotFunctions.Standards.Gs1;

/// <summary>Counts and net trade measures as quantities. The fourth digit of a measure's AI is the number of decimals (section 3.6).</summary>
internal static class Measures
{
    private static readonly (string Stem, string Unit)[] Units =
    [
        ("310", "KGM"), ("320", "LBR"), ("356", "APZ"),
        ("315", "LTR"), ("316", "MTQ"), ("357", "OZA"), ("360", "QTL"), ("361", "GLL"), ("364", "INQ"), ("365", "FTQ"), ("366", "YDQ"),
        ("311", "MTR"), ("321", "INH"), ("322", "FOT"), ("323", "YRD"),
        ("314", "MTK"), ("350", "INK"), ("351", "FTK"), ("352", "YDK"),
    ];

    public static Quantity? Find(IReadOnlyList<Gs1Element> elements)
    {
        Gs1Element? count = null;
        var best = Units.Length;
        Gs1Element? measure = null;
        foreach (var element in elements)
        {
            if (element.Ai == "30" || (element.Ai == "37" && count is null))
            {
                count = element;
            }
            else if (element.Ai.Length == 4 && element.Ai[0] == '3'
                && Array.FindIndex(Units, u => element.Ai.StartsWith(u.Stem, StringComparison.Ordinal)) is >= 0 and var unit && unit < best)
            {
                (best, measure) = (unit, element);
            }
        }

        if (count is not null)
        {
            return new Quantity(decimal.Parse(count.Value, NumberStyles.None, CultureInfo.InvariantCulture), "EA");
        }

        if (measure is not null)
        {
            var digits = int.Parse(measure.Value, NumberStyles.None, CultureInfo.InvariantCulture);
            return new Quantity(new decimal(digits, 0, 0, false, (byte)(measure.Ai[3] - '0')), Units[best].Unit);
        }

        return null;
    }

    /// <summary>The element that says a quantity: a count for EA, else the first measure of the unit; null when none can.</summary>
    public static Gs1Element? Write(Quantity quantity)
    {
        if (quantity.Value <= 0)
        {
            return null;
        }

        var plain = quantity.Value;
        if (quantity.Unit == "EA")
        {
            return plain.Scale == 0 && plain <= 99_999_999 ? Of("30", plain.ToString(CultureInfo.InvariantCulture)) : null;
        }

        var stem = Array.Find(Units, u => u.Unit == quantity.Unit).Stem;
        if (stem is null || plain.Scale > 5)
        {
            return null;
        }

        var digits = decimal.Truncate(plain * Power(plain.Scale));
        return digits <= 999_999 ? Of($"{stem}{plain.Scale}", digits.ToString("000000", CultureInfo.InvariantCulture)) : null;
    }

    private static Gs1Element Of(string ai, string value) => new(ai, value, ApplicationIdentifiers.Find(ai)!.Title);

    private static decimal Power(int exponent)
    {
        var power = 1m;
        for (var i = 0; i < exponent; i++)
        {
            power *= 10;
        }

        return power;
    }
}
