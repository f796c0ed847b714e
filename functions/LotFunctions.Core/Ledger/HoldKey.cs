namespace LotFunctions.Core.Ledger;

/// <summary>Names why a lot is on hold; several can apply at once.</summary>
public static class HoldKey
{
    public const string Quality = "quality";
    public const string Inspection = "inspection";
    public const string Quarantine = "quarantine";

    private const string RecallPrefix = "recall/";

    public static string OfRecall(string recallId) => RecallPrefix + recallId;

    public static bool IsRecall(string key) => key.StartsWith(RecallPrefix, StringComparison.Ordinal);

    /// <summary>The recall that a key names.</summary>
    public static string RecallOf(string key) => key[RecallPrefix.Length..];

    public static string Of(LotEvent e) => e.Recall is { } recall ? OfRecall(recall) : Quality;
}
