namespace LotFunctions.Standards.Tests.Gs1;

/// <summary>The rows of the GS1 reference engine's tables whose verdict is another one here, with the reason.</summary>
internal static class EngineDisagreements
{
    public static IReadOnlyDictionary<string, string> All { get; } = Rows(
        ("The engine was told to let unknown AIs pass; what they hold cannot be checked, so that they are refused here.",
            ["SE0219", "SE0312", "SE0313", "SE0314"]),
        ("The symbol is not in GS1 mode and the engine takes any text from it; here the question is whether it is GS1 data.",
            ["SD0052", "SD0053", "SD0054", "SD0055", "SD0060", "SD0061", "SD0062", "SD0063", "SD0064", "SD0068", "SD0069", "SD0070", "SD0071"]),
        ("The engine was told to take keys by name, which the standard has given up; here they are refused as key-by-name.",
            ["DL0038", "DL0039", "DL0040"]),
        ("A GTIN of 8, 12 or 13 digits in a link, as early links have it, is filled up; the engine does so when it is told to.",
            ["DL0044", "DL0046", "DL0048", "DL0050", "DL0052"]),
        ("The engine takes a scheme in mixed case for plain text, and then any text; read as a link it refuses it too (DL0013).",
            ["DL0122"]),
        ("The engine writes (10) into the path and then has no place for (235); its reader takes the link that is written here.",
            ["DG0021"]),
        ("Which company prefixes are issued is known to a service of GS1 only; these rows simulate its answers.",
            ["LN01347", "LN01348", "LN01349", "LN01350"]));

    private static Dictionary<string, string> Rows(params (string Reason, string[] Ids)[] groups) =>
        groups.SelectMany(static g => g.Ids.Select(id => (id, g.Reason))).ToDictionary();
}
