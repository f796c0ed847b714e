using System.Collections.Frozen;

namespace LotFunctions.Standards.Acknowledgments;

/// <summary>What a diagnostic is called in a CONTRL.</summary>
/// <param name="Code">Element 0085.</param>
/// <param name="Trailer">The service segment that it concerns, wherever it was noticed.</param>
/// <param name="Missing">The segment should stand behind the one that the diagnostic names.</param>
/// <param name="At">The element in error where the diagnostic names none, counted without the tag.</param>
/// <param name="Content">It concerns the contents, not the syntax: as a warning it is no matter for a CONTRL.</param>
internal readonly record struct EdifactError(string Code, string? Trailer = null, bool Missing = false, int? At = null, bool Content = false);

/// <summary>The levels at which a CONTRL reports (ISO 9735-4): each has its own codes.</summary>
internal enum ReportLevel
{
    /// <summary>UCI and UCF.</summary>
    Envelope,

    /// <summary>UCM.</summary>
    Message,

    /// <summary>UCS.</summary>
    Segment,

    /// <summary>UCD.</summary>
    Element,
}

/// <summary>The readers' codes in the words of EDIFACT (element 0085, syntax error, coded).</summary>
internal static class EdifactErrors
{
    // 2 syntax version or level not supported, 12 invalid value, 13 missing, 14 value not supported in this position,
    // 15 not supported in this position, 16 too many constituents, 18 unspecified, 20 character invalid as service character,
    // 21 invalid characters, 26 duplicate detected, 28 references do not match, 29 control count does not match,
    // 33 invalid occurrence outside of message or group, 35 too many repetitions, 37 invalid type of characters,
    // 46 character set not supported.
    private static readonly FrozenDictionary<string, EdifactError> Errors = new Dictionary<string, EdifactError>
    {
        ["bgm-duplicate"] = new("35"),
        ["bgm-missing"] = new("13", Missing: true),
        ["control-character"] = new("21"),
        ["cps-duplicate"] = new("12"),
        ["cps-missing"] = Content("13"),
        ["cps-parent-inferred"] = Content("12"),
        ["cps-parent-missing"] = Content("13"),
        ["cps-parent-unknown"] = new("12"),
        ["cps-too-deep"] = new("12"),
        ["data-after-unz"] = new("33"),
        ["date-ambiguous"] = Content("12"),
        ["date-format"] = Content("12"),
        ["date-imprecise"] = Content("12"),
        ["date-invalid"] = new("12"),
        ["decimal-mark"] = Content("12"),
        ["diagnostics-limit"] = new("18"),
        ["element-missing"] = new("13"),
        ["element-string-invalid"] = Content("12"),
        ["free-goods"] = Content("12"),
        ["group-control-number-mismatch"] = new("28", "UNE"),
        ["group-count-mismatch"] = new("29", "UNZ"),
        ["gtin-invalid"] = Content("12"),
        ["identifier-incomplete"] = new("13"),
        ["interchange-control-number-mismatch"] = new("28", "UNZ"),
        ["item-missing"] = new("13", At: 3),
        ["lin-missing"] = new("13", Missing: true),
        ["line-deleted"] = Content("14"),
        ["line-missing"] = Content("13"),
        ["lot-inherited"] = Content("13"),
        ["lot-quantity-mismatch"] = Content("12"),
        ["lot-quantity-unknown"] = Content("13"),
        ["lot-range"] = Content("14"),
        ["order-ambiguous"] = Content("14"),
        ["outer-unit-ambiguous"] = Content("12"),
        ["purpose-unknown"] = new("12"),
        ["quantity-duplicate"] = new("35"),
        ["quantity-further"] = Content("35"),
        ["quantity-invalid"] = new("37"),
        ["quantity-missing"] = Content("13"),
        ["reference-incomplete"] = new("13"),
        ["segment-count-mismatch"] = new("29", "UNT"),
        ["segment-empty"] = Content("18"),
        ["segment-tag-invalid"] = new("15"),
        ["segment-tag-lower-case"] = new("15"),
        ["segment-unexpected"] = new("33"),
        ["set-control-number-duplicate"] = new("26", "UNH"),
        ["set-control-number-mismatch"] = new("28", "UNT"),
        ["set-count-mismatch"] = new("29"),
        ["serial-range"] = Content("14"),
        ["sscc-check-digit"] = Content("12"),
        ["sscc-invalid"] = Content("12"),
        ["sscc-range"] = Content("12"),
        ["sub-line-parent-unknown"] = Content("12"),
        ["syntax-identifier-unknown"] = new("46", "UNB"),
        ["syntax-version-unknown"] = new("2", "UNB"),
        ["terminator-missing"] = new("13", "UNZ"),
        ["too-many-elements"] = new("16"),
        ["total-mismatch"] = Content("12"),
        ["transaction-set-unsupported"] = new("14", "UNH"),
        ["una-malformed"] = new("20", "UNA"),
        ["unb-delimiters"] = new("20", "UNA"),
        ["unb-malformed"] = new("12", "UNB"),
        ["unb-missing"] = new("13", "UNB"),
        ["unb-truncated"] = new("13", "UNB"),
        ["une-missing"] = new("13", "UNE"),
        ["unit-assumed"] = Content("13"),
        ["unit-invalid"] = new("12"),
        ["unit-unassigned"] = Content("12"),
        ["unit-unknown"] = Content("12"),
        ["unt-missing"] = new("13", "UNT"),
        ["unz-missing"] = new("13", "UNZ"),
    }.ToFrozenDictionary(StringComparer.Ordinal);

    // The annex of ISO 9735-4 on error codes allows these at some levels alone.
    private static readonly FrozenSet<string> OfEnvelopes = ["2", "7", "20", "23", "32", "33", "46"];
    private static readonly FrozenSet<string> NotInSegments = ["24", "26", "28", "29", "30", "37", "39", "40"];
    private static readonly FrozenSet<string> NotInElements = ["17", "24", "25", "26", "28", "29", "30", "36", "45"];

    public static bool Knows(string code) => Errors.ContainsKey(code);

    public static EdifactError Of(string code) => Errors.TryGetValue(code, out var known) ? known : new EdifactError("18");

    /// <summary>An error always; a warning where it concerns the syntax.</summary>
    public static bool IsNoted(Diagnostic diagnostic) => diagnostic.Severity == DiagnosticSeverity.Error || !Of(diagnostic.Code).Content;

    /// <summary>The code where its level allows it, else the nearest one that the level allows.</summary>
    public static string At(ReportLevel level, string code) => level switch
    {
        ReportLevel.Envelope when code is "35" or "36" => "18",
        ReportLevel.Message when OfEnvelopes.Contains(code) => "18",
        ReportLevel.Segment when OfEnvelopes.Contains(code) || NotInSegments.Contains(code) => code == "33" ? "15" : code == "37" ? "12" : "18",
        ReportLevel.Element when OfEnvelopes.Contains(code) || NotInElements.Contains(code) => "12",
        _ => code,
    };

    private static EdifactError Content(string code) => new(code, Content: true);
}
