using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>What a label would become at a receipt.</summary>
public sealed record LabelCheckResult
{
    /// <summary>The version of the rules that judged; 0 while there are none.</summary>
    public required int Version { get; init; }

    /// <summary>The rule that applies; null when none does.</summary>
    public LotRule? Rule { get; init; }

    public required string Item { get; init; }

    /// <summary>The lot as the label says it; null when it says none.</summary>
    public string? Labelled { get; init; }

    /// <summary>The lot as it would be kept.</summary>
    public string? Lot { get; init; }

    /// <summary>The lot is in the record already.</summary>
    public required bool Known { get; init; }

    public required LabelCheckOutcome Outcome { get; init; }

    public required IReadOnlyList<RuleViolation> Violations { get; init; }

    /// <summary>What would end the receipt's wait in quarantine; null when it would not wait.</summary>
    public ReceiptHold? WaitsFor { get; init; }
}

/// <summary>What would become of a receipt.</summary>
public enum LabelCheckOutcome
{
    Accepted,
    Warned,
    Quarantined,
    Rejected,
}
