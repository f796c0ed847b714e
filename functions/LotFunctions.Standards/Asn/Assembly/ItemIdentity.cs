using LotFunctions.Standards.Gs1;

namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>The identity of goods, chosen from the identifiers of a line.</summary>
internal readonly record struct ItemIdentity(string? Gtin, string? Buyer, string? Supplier, string Item)
{
    /// <param name="unit">In which the line is counted; null when that is not known.</param>
    public static ItemIdentity Choose(
        IReadOnlyList<ItemIdentifier> items, ItemQualifiers qualifiers, string? unit, DiagnosticList diagnostics, EdiPosition? position)
    {
        string? first = null, package = null, buyer = null, supplier = null;
        var (buyerRank, supplierRank) = (ItemQualifiers.Meaning.Never, ItemQualifiers.Meaning.Never);
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var meaning = qualifiers.Of(item.Qualifier);
            if (meaning.IsGtin)
            {
                if (TryGtin(item, qualifiers, out var gtin, out var reason))
                {
                    first ??= gtin;
                    if (meaning.IsPackage) package ??= gtin;
                }
                else
                {
                    diagnostics.Warning("gtin-invalid", $"{item.Qualifier}: {reason} It is not used as a GTIN.", position);
                }
            }

            if (meaning.Buyer < buyerRank) (buyer, buyerRank) = (item.Value, meaning.Buyer);
            if (meaning.Supplier < supplierRank) (supplier, supplierRank) = (item.Value, meaning.Supplier);
        }

        // A line counted in packages is about the package when it names both the package and what is in it.
        var chosen = unit is ['X', ..] ? package ?? first : first;
        return new ItemIdentity(chosen, buyer, supplier, chosen ?? buyer ?? supplier ?? (items.Count > 0 ? items[0].Value : string.Empty));
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
}
