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
        if ((elements.FirstOrDefault(static e => e.Ai == "30") ?? elements.FirstOrDefault(static e => e.Ai == "37")) is { } count)
        {
            return new Quantity(decimal.Parse(count.Value, NumberStyles.None, CultureInfo.InvariantCulture), "EA");
        }

        foreach (var (stem, unit) in Units)
        {
            if (elements.FirstOrDefault(e => e.Ai.Length == 4 && e.Ai.StartsWith(stem, StringComparison.Ordinal)) is { } measure)
            {
                var digits = int.Parse(measure.Value, NumberStyles.None, CultureInfo.InvariantCulture);
                return new Quantity(new decimal(digits, 0, 0, false, (byte)(measure.Ai[3] - '0')), unit);
            }
        }

        return null;
    }
}
