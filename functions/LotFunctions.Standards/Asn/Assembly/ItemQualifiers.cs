namespace LotFunctions.Standards.Asn.Assembly;

/// <summary>Which qualifiers of a syntax say what of an item (X12 element 235, EDIFACT 7143), each list in the order of preference.</summary>
/// <param name="Gtin">A GTIN in any of its lengths.</param>
/// <param name="Package">Those of <paramref name="Gtin"/> that name a package rather than what is in it.</param>
/// <param name="Buyer">The buyer's number.</param>
/// <param name="Supplier">The supplier's or the manufacturer's number.</param>
/// <param name="WithoutCheckDigit">The one of <paramref name="Gtin"/> that may come without its check digit; null when there is none.</param>
internal sealed record ItemQualifiers(
    IReadOnlyList<string> Gtin, IReadOnlyList<string> Package, IReadOnlyList<string> Buyer, IReadOnlyList<string> Supplier, string? WithoutCheckDigit)
{
    /// <summary>Element 235. The part number proper comes before catalogues, styles and SKUs.</summary>
    public static ItemQualifiers X12 { get; } = new(
        ["UP", "UK", "EN", "UI", "EO", "UA", "UB", "UD", "UE"], ["UK", "UA"], ["BP", "IN", "PI", "CB", "SK"], ["VP", "VN", "VC", "VA", "MG", "SW"], "UI");
}
