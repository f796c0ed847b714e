using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Chooses the identity of goods from the identifiers of a line.</summary>
internal sealed record ItemIdentity(string? Gtin, string? Buyer, string? Supplier, string Item)
{
    public static ItemIdentity Choose(IReadOnlyList<ItemIdentifier> items, ItemQualifiers qualifiers, string? unit, Action<ItemIdentifier, string> invalidGtin)
    {
        var gtins = new List<(string Qualifier, string Gtin)>();
        foreach (var item in items)
        {
            if (!qualifiers.Gtin.Contains(item.Qualifier))
            {
                continue;
            }

            if (TryGtin(item, qualifiers, out var gtin, out var reason))
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
        var chosen = gtins.Find(g => packages && qualifiers.Package.Contains(g.Qualifier)).Gtin ?? gtins.FirstOrDefault().Gtin;
        var buyer = First(items, qualifiers.Buyer);
        var supplier = First(items, qualifiers.Supplier);
        return new ItemIdentity(chosen, buyer, supplier, chosen ?? buyer ?? supplier ?? items.FirstOrDefault()?.Value ?? string.Empty);
    }

    // UI is a UPC without its check digit by the code list; with 11 digits there is nothing else it could be.
    private static bool TryGtin(ItemIdentifier item, ItemQualifiers qualifiers, out string gtin, out string reason)
    {
        var value = item.Value;
        if (item.Qualifier == qualifiers.WithoutCheckDigit && value.Length == 11 && value.AsSpan().IndexOfAnyExceptInRange('0', '9') < 0)
        {
            value += CheckDigit.Compute(value);
        }

        var valid = Gs1.Gtin.TryParse(value, out var parsed, out var why);
        gtin = parsed.ToString();
        reason = why ?? string.Empty;
        return valid;
    }

    private static string? First(IReadOnlyList<ItemIdentifier> items, IReadOnlyList<string> qualifiers)
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
