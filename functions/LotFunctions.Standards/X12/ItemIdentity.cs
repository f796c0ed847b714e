using LotFunctions.Standards.Asn;
using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.X12;

/// <summary>Chooses the identity of goods from the identifiers of a line (element 235).</summary>
internal sealed record ItemIdentity(string? Gtin, string? Buyer, string? Supplier, string Item)
{
    // In the order of preference: the part number proper before catalogues, styles and SKUs.
    private static readonly string[] BuyerQualifiers = ["BP", "IN", "PI", "CB", "SK"];
    private static readonly string[] SupplierQualifiers = ["VP", "VN", "VC", "VA", "MG", "SW"];
    private static readonly string[] CaseQualifiers = ["UK", "UA"];

    public static ItemIdentity Choose(IReadOnlyList<ItemIdentifier> items, string? unit, Action<ItemIdentifier, string> invalidGtin)
    {
        var gtins = new List<(string Qualifier, string Gtin)>();
        foreach (var item in items)
        {
            if (!IsGtin(item.Qualifier))
            {
                continue;
            }

            if (TryGtin(item, out var gtin, out var reason))
            {
                gtins.Add((item.Qualifier, gtin));
            }
            else
            {
                invalidGtin(item, reason);
            }
        }

        // A line counted in packages is about the package when it names both the package and what is in it.
        var packages = unit is ['X', ..];
        var chosen = gtins.Find(g => packages && CaseQualifiers.Contains(g.Qualifier)).Gtin ?? gtins.FirstOrDefault().Gtin;
        var buyer = First(items, BuyerQualifiers);
        var supplier = First(items, SupplierQualifiers);
        return new ItemIdentity(chosen, buyer, supplier, chosen ?? buyer ?? supplier ?? items.FirstOrDefault()?.Value ?? string.Empty);
    }

    private static bool IsGtin(string qualifier) =>
        qualifier is "UP" or "UK" or "EN" or "UI" or "EO" or "UA" or "UB" or "UD" or "UE";

    // UI is a UPC without its check digit by the code list; with 11 digits there is nothing else it could be.
    private static bool TryGtin(ItemIdentifier item, out string gtin, out string reason)
    {
        var value = item.Value;
        if (item.Qualifier == "UI" && value.Length == 11 && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            value += CheckDigit.Compute(value);
        }

        var valid = Gs1.Gtin.TryParse(value, out var parsed, out var why);
        gtin = parsed.ToString();
        reason = why ?? string.Empty;
        return valid;
    }

    private static string? First(IReadOnlyList<ItemIdentifier> items, string[] qualifiers)
    {
        foreach (var qualifier in qualifiers)
        {
            foreach (var item in items)
            {
                if (item.Qualifier == qualifier)
                {
                    return item.Value;
                }
            }
        }

        return null;
    }
}
