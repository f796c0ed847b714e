namespace LotFunctions.Core.Ledger;

/// <summary>Names why a lot is on hold; several can apply at once.</summary>
public static class HoldKey
{
    public const string Quality = "quality";
    public const string Inspection = "inspection";
    public const string Quarantine = "quarantine";
    public const string RecallPrefix = "recall/";

    public static string OfRecall(string recallId) => RecallPrefix + recallId;

    public static string Of(LotEvent e) => e.Recall is { } recall ? OfRecall(recall) : Quality;
}
