namespace LotFunctions.Core.Ledger;

/// <summary>Names why a lot is on hold; several can apply at once.</summary>
public static class HoldKey
{
    public const string Quality = "quality";
    public const string Inspection = "inspection";

    private const string RecallPrefix = "recall/";
    private const string RulePrefix = "rule/";
    private const string ReceiptPrefix = "receipt/";

    public static string OfRecall(string recallId) => RecallPrefix + recallId;

    public static bool IsRecall(string key) => key.StartsWith(RecallPrefix, StringComparison.Ordinal);

    /// <summary>The recall that a key names.</summary>
    public static string RecallOf(string key) => key[RecallPrefix.Length..];

    /// <summary>A lot rule put the lot into quarantine, until quality releases it.</summary>
    public static string OfRule(RuleJudgement judgement) => $"{RulePrefix}{judgement.Version}/{judgement.Rule}";

    /// <summary>A lot rule lets a receipt wait, until an inspection passes or quality releases it.</summary>
    public static string OfReceipt(RuleJudgement judgement) => $"{ReceiptPrefix}{judgement.Version}/{judgement.Rule}";

    /// <summary>The lot is in quarantine, by a rule's violation or because its receipt waits.</summary>
    public static bool IsQuarantine(string key) => key.StartsWith(RulePrefix, StringComparison.Ordinal) || EndsByInspection(key);

    /// <summary>An inspection that passes lifts it.</summary>
    public static bool EndsByInspection(string key) => key.StartsWith(ReceiptPrefix, StringComparison.Ordinal);

    public static string Of(LotEvent e) => e.Recall is { } recall ? OfRecall(recall) : Quality;
}
