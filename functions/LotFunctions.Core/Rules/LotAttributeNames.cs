using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>The names of attributes as scans write them, and their values.</summary>
public static class LotAttributeNames
{
    public static IEnumerable<string> All => Enum.GetValues<LotAttribute>().Select(WireName);

    public static string WireName(this LotAttribute attribute) => attribute switch
    {
        LotAttribute.Expiry => "expiry",
        LotAttribute.BestBefore => "bestBefore",
        LotAttribute.Production => "production",
        LotAttribute.Packaging => "packaging",
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Not an attribute."),
    };

    /// <summary>By its name, or its name with "Date" behind it; null when it is none.</summary>
    public static LotAttribute? Parse(string name)
    {
        foreach (var attribute in Enum.GetValues<LotAttribute>())
        {
            if (name == attribute.WireName() || name == attribute.WireName() + "Date") return attribute;
        }

        return null;
    }

    internal static DateOnly? In(this LotAttribute attribute, LotAttributes? attributes) => attribute switch
    {
        LotAttribute.Expiry => attributes?.Expiry,
        LotAttribute.BestBefore => attributes?.BestBefore,
        LotAttribute.Production => attributes?.Production,
        LotAttribute.Packaging => attributes?.Packaging,
        _ => throw new ArgumentOutOfRangeException(nameof(attribute), attribute, "Not an attribute."),
    };
}
