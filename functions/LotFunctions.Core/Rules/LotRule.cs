namespace LotFunctions.Core.Rules;

/// <summary>
/// A rule for the lots of a supplier, an item, both, or all. At most one of <see cref="Item"/>, <see cref="ItemPrefix"/> and
/// <see cref="CompanyPrefix"/> is set. Of the rules that fit, the most specific applies, alone: an item before a prefix,
/// any of them before none; at each of these with the supplier before without; and then a longer prefix before a shorter.
/// </summary>
public sealed record LotRule
{
    /// <summary>Names the rule in findings and holds; unique in its version.</summary>
    public required string Name { get; init; }

    /// <summary>The id of the supplier; null for all.</summary>
    public string? Supplier { get; init; }

    /// <summary>The item, normalised; null for all.</summary>
    public string? Item { get; init; }

    /// <summary>The beginning of the item as it is kept: of a GTIN, of its 14 digits.</summary>
    public string? ItemPrefix { get; init; }

    /// <summary>The GS1 company prefix of the item's GTIN: its digits from the second of 14 on.</summary>
    public string? CompanyPrefix { get; init; }

    /// <summary>What is done to the text of a label, in this order.</summary>
    public IReadOnlyList<NormalisationStep> Normalisation { get; init; } = [];

    /// <summary>
    /// What the whole lot number is, after normalisation: a regular expression without backtracking constructs
    /// (<see cref="LotPattern"/>). Null: anything.
    /// </summary>
    public string? Pattern { get; init; }

    /// <summary>What must be known of a lot when it is received, by its label or its ship notice.</summary>
    public IReadOnlyList<LotAttribute> RequiredAttributes { get; init; } = [];

    /// <summary>What a violation leads to.</summary>
    public RuleAction Action { get; init; } = RuleAction.Reject;

    /// <summary>Every receipt waits in quarantine.</summary>
    public bool QuarantineOnReceipt { get; init; }

    /// <summary>What ends that wait.</summary>
    public Ledger.ReceiptHold ReleasedBy { get; init; }
}

/// <summary>What a violation of a rule leads to.</summary>
public enum RuleAction
{
    /// <summary>The event is refused, or its lot not announced.</summary>
    Reject,

    /// <summary>The event is recorded, and the lot is quarantined until quality releases it.</summary>
    Quarantine,

    /// <summary>The event is recorded, and quality is told.</summary>
    Warn,
}

/// <summary>What a label or a ship notice may say of a lot.</summary>
public enum LotAttribute
{
    Expiry,
    BestBefore,
    Production,
    Packaging,
}
