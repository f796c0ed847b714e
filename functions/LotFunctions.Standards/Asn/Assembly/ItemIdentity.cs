namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>The identity of goods, chosen from the identifiers of a line.</summary>
internal readonly record struct ItemIdentity(string? Gtin, string? Buyer, string? Supplier, string Item)
{
    /// <param name="unit">In which the line is counted; null when that is not known.</param>
    public static ItemIdentity Choose(LineDraft line, string? unit, DiagnosticList diagnostics)
    {
        string? first = null, package = null, buyer = null, supplier = null;
        var (buyerRank, supplierRank) = (ItemQualifiers.Meaning.Never, ItemQualifiers.Meaning.Never);
        var items = line.Items;
        for (var i = 0; i < items.Count; i++)
        {
            var item = items[i];
            var meaning = item.Meaning;
            if (item.Gtin is { } gtin)
            {
                first ??= gtin;
                if (meaning.IsPackage) package ??= gtin;
            }
            else if (item.GtinProblem is { } reason)
            {
                diagnostics.Warning("gtin-invalid", $"{item.Identifier.Qualifier}: {reason} It is not used as a GTIN.", line.Position);
            }

            if (meaning.Buyer < buyerRank) (buyer, buyerRank) = (item.Identifier.Value, meaning.Buyer);
            if (meaning.Supplier < supplierRank) (supplier, supplierRank) = (item.Identifier.Value, meaning.Supplier);
        }

        // A line counted in packages is about the package when it names both the package and what is in it.
        var chosen = unit is ['X', ..] ? package ?? first : first;
        return new ItemIdentity(chosen, buyer, supplier, chosen ?? buyer ?? supplier ?? (items.Count > 0 ? items[0].Identifier.Value : string.Empty));
    }
}
