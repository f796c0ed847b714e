using System.Collections.Frozen;

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
    private readonly FrozenDictionary<string, Meaning> _meanings = Gtin.Concat(Buyer).Concat(Supplier).Distinct(StringComparer.Ordinal).ToFrozenDictionary(
        static q => q, q => new Meaning(Gtin.Contains(q), Package.Contains(q), Rank(Buyer, q), Rank(Supplier, q)), StringComparer.Ordinal);

    /// <summary>Element 235. The part number proper comes before catalogues, styles and SKUs.</summary>
    public static ItemQualifiers X12 { get; } = new(
        ["UP", "UK", "EN", "UI", "EO", "UA", "UB", "UD", "UE"], ["UK", "UA"], ["BP", "IN", "PI", "CB", "SK"], ["VP", "VN", "VC", "VA", "MG", "SW"], "UI");

    /// <summary>What a qualifier says; nothing when it is in none of the lists.</summary>
    public Meaning Of(string qualifier) => _meanings.TryGetValue(qualifier, out var meaning) ? meaning : Meaning.None;

    private static int Rank(IReadOnlyList<string> qualifiers, string qualifier)
    {
        for (var i = 0; i < qualifiers.Count; i++)
        {
            if (qualifiers[i] == qualifier) return i;
        }

        return Meaning.Never;
    }

    /// <param name="Buyer">Place in the list of preference, <see cref="Never"/> when it is not in it; the same for <paramref name="Supplier"/>.</param>
    public readonly record struct Meaning(bool IsGtin, bool IsPackage, int Buyer, int Supplier)
    {
        public const int Never = int.MaxValue;

        public static Meaning None { get; } = new(false, false, Never, Never);
    }
}
