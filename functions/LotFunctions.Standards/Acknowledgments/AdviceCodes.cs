using System.Collections.Frozen;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>
/// The application's codes in the words of the standards. X12: element 647, application error condition. EDIFACT: element 9321,
/// whose values the partners agree on; these are ours. The stable code itself stands at the head of the text in both.
/// </summary>
internal static class AdviceCodes
{
    private static readonly FrozenDictionary<string, (string X12, string Edifact)> Codes = new Dictionary<string, (string, string)>
    {
        ["lot-recalled"] = ("024", "LOTRECAL"),
        ["lot-held"] = ("024", "LOTHELD"),
        ["lot-quarantined"] = ("024", "LOTQUAR"),
        ["lot-expired"] = ("009", "LOTEXPIR"),
        ["lot-required"] = ("007", "LOTMISS"),
        ["lot-invalid"] = ("848", "LOTINVAL"),
        ["lot-rule-violation"] = ("848", "LOTRULE"),
        ["item-missing"] = ("Q", "ITEMMISS"),
        ["shipment-unknown"] = ("011", "SHIPUNKN"),
        ["shipment-duplicate"] = ("119", "SHIPDUPL"),
        ["quantity-invalid"] = ("P", "QTYINVAL"),
        ["unknown-item"] = ("Q", "ITEMUNKN"),
        ["unknown-supplier"] = ("024", "SUPPUNKN"),
        ["line-unknown"] = ("011", "LINEUNKN"),
        ["line-conflict"] = ("012", "LINECONF"),
        ["shipment-cancelled"] = ("024", "SHIPCANC"),
        ["replaces-unknown"] = ("011", "REPLUNKN"),
        ["already-received"] = ("024", "RECEIVED"),
        ["purpose-not-supported"] = ("T", "PURPOSE"),
        ["information-only"] = ("024", "INFOONLY"),
        ["unit-quantity-unknown"] = ("007", "UNITQTY"),
        ["too-many-announcements"] = ("024", "TOOMANY"),
        ["nothing-announced"] = ("007", "NOTHING"),
        ["field-required"] = ("007", "MISSING"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>Element 647: 024, another reason, where the list has nothing nearer.</summary>
    /// <param name="version">GS08: 119 came after 004010, which has 006, duplicate.</param>
    public static string X12(string code, string version)
    {
        var found = Codes.TryGetValue(code, out var known) ? known.X12 : "024";
        return found == "119" && string.CompareOrdinal(version, "004020") < 0 ? "006" : found;
    }

    /// <summary>Element 9321, an..8.</summary>
    public static string Edifact(string code) => Codes.TryGetValue(code, out var known) ? known.Edifact : "OTHER";
}
