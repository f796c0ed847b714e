using System.Collections.Frozen;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>What a diagnostic of a transaction set is called in AK3, AK4 and AK5 (IK3, IK4 and IK5).</summary>
/// <param name="Set">Element 718 (618).</param>
/// <param name="Segment">Element 720 (620); null where the error is of the set alone.</param>
/// <param name="Element">Element 723 (621); null where the error is of the whole segment.</param>
/// <param name="Missing">The tag of the segment that is missing behind the one that the diagnostic names.</param>
/// <param name="At">The element in error where the diagnostic names none.</param>
/// <param name="Content">It concerns the contents, not the syntax: as a warning it is no matter for these segments.</param>
internal readonly record struct X12SetError(
    string Set, string? Segment = null, string? Element = null, string? Missing = null, int? At = null, bool Content = false);

/// <summary>The readers' codes in the words of X12 (elements 716, 718, 720, 723 and I18; 618, 620 and 621 share their values).</summary>
internal static class X12Errors
{
    // 718: 5 is "one or more segments in error". 720: 1 unrecognized, 2 unexpected, 3 mandatory segment missing, 5 exceeds maximum use,
    // 8 has data element errors. 723: 1 mandatory missing, 2 conditional missing, 3 too many, 6 invalid character,
    // 7 invalid code value, 8 invalid date.
    private static readonly FrozenDictionary<string, X12SetError> Sets = new Dictionary<string, X12SetError>
    {
        ["bsn-duplicate"] = new("5", "5"),
        ["bsn-missing"] = new("5", "3", Missing: "BSN"),
        ["control-character"] = new("5", "8", "6"),
        ["date-ambiguous"] = Content("7"),
        ["date-century-missing"] = Content("8"),
        ["date-imprecise"] = Content("8"),
        ["date-invalid"] = new("5", "8", "8"),
        ["diagnostics-limit"] = new("5"),
        ["element-missing"] = new("5", "8", "1"),
        ["element-string-invalid"] = Content("7"),
        ["gs-missing"] = new("5"),
        ["gtin-invalid"] = Content("7"),
        ["hl-duplicate"] = new("5", "8", "7"),
        ["hl-missing"] = new("5", "3", Missing: "HL"),
        ["hl-parent-inferred"] = Content("2"),
        ["hl-parent-unknown"] = new("5", "8", "7"),
        ["hl-too-deep"] = new("5", "8", "7"),
        ["identifier-incomplete"] = new("5", "8", "2"),
        ["item-missing"] = new("5", "8", "1", At: 3),
        ["lin-missing"] = new("5", "3", Missing: "LIN"),
        ["line-missing"] = Content("1"),
        ["lot-inherited"] = Content("2"),
        ["lot-quantity-mismatch"] = Content("7"),
        ["lot-quantity-unknown"] = Content("2"),
        ["mark-incomplete"] = new("5", "8", "1"),
        ["outer-unit-ambiguous"] = Content("7"),
        ["purpose-unknown"] = new("5", "8", "7"),
        ["quantity-invalid"] = new("5", "8", "6"),
        ["quantity-missing"] = Content("2"),
        ["se-missing"] = new("2"),
        ["segment-count-mismatch"] = new("4"),
        ["segment-empty"] = Content("7"),
        ["segment-tag-lower-case"] = new("5", "1"),
        ["segment-unexpected"] = new("5", "2"),
        ["set-control-number-duplicate"] = new("23"),
        ["set-control-number-mismatch"] = new("3"),
        ["sln-ignored"] = Content("7"),
        ["sn1-duplicate"] = new("5", "5"),
        ["sscc-check-digit"] = Content("7"),
        ["sscc-invalid"] = Content("7"),
        ["sscc-range"] = Content("7"),
        ["too-many-elements"] = new("5", "8", "3"),
        ["total-mismatch"] = Content("7"),
        ["transaction-set-unsupported"] = new("1"),
        ["unit-invalid"] = new("5", "8", "7"),
        ["unit-unknown"] = Content("7"),
        ["weight-invalid"] = Content("7"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Groups = new Dictionary<string, string>
    {
        ["functional-group-id"] = "1",
        ["ge-missing"] = "3",
        ["group-control-number-mismatch"] = "4",
        ["set-count-mismatch"] = "5",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    private static readonly FrozenDictionary<string, string> Interchanges = new Dictionary<string, string>
    {
        ["interchange-control-number-mismatch"] = "001",
        ["terminator-missing"] = "004",
        ["group-count-mismatch"] = "021",
        ["isa-length"] = "022",
        ["isa-malformed"] = "022",
        ["isa-missing"] = "022",
        ["segment-empty"] = "022",
        ["data-after-iea"] = "022",
        ["interchange-further"] = "022",
        ["iea-missing"] = "023",
        ["isa-truncated"] = "023",
        ["gs-missing"] = "024",
        ["segment-unexpected"] = "024",
        ["diagnostics-limit"] = "024",
        ["isa-delimiters"] = "026",
    }.ToFrozenDictionary(StringComparer.Ordinal);

    /// <summary>True for a code that one of the tables has.</summary>
    public static bool Knows(string code) => Sets.ContainsKey(code) || Groups.ContainsKey(code) || Interchanges.ContainsKey(code);

    public static X12SetError OfSet(string code) => Sets.TryGetValue(code, out var known) ? known : new X12SetError("5", "8");

    /// <summary>Element 716; null where the list has nothing for it.</summary>
    public static string? OfGroup(Diagnostic diagnostic) => Groups.TryGetValue(diagnostic.Code, out var known) ? known
        : diagnostic is { Code: "element-missing", Position: { SegmentId: "GS", Element: 6 } } ? "6"
        : null;

    /// <summary>Element I18: 024, invalid interchange content, where the list has nothing nearer.</summary>
    public static string OfInterchange(string code) => Interchanges.GetValueOrDefault(code, "024");

    private static X12SetError Content(string element) => new("5", "8", element, Content: true);
}
