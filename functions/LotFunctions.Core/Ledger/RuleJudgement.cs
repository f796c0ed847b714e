namespace LotFunctions.Core.Ledger;

/// <summary>
/// What the lot rules said of an event when it came in. It is recorded with the event, so that a later version of the rules
/// changes nothing that happened.
/// </summary>
public sealed record RuleJudgement
{
    /// <summary>The version of the rules that judged, from 1.</summary>
    public required int Version { get; init; }

    /// <summary>The name of the rule that applied; null when none did.</summary>
    public string? Rule { get; init; }

    /// <summary>The lot as it is on the label, where normalisation changed it.</summary>
    public string? Labelled { get; init; }

    /// <summary>What the rule had against it; null when nothing. With <see cref="Quarantine"/> false they are warnings.</summary>
    public IReadOnlyList<RuleViolation>? Violations { get; init; }

    /// <summary>The violations put the lot into quarantine, until quality releases it.</summary>
    public bool Quarantine { get; init; }

    /// <summary>The rule lets every receipt wait: of a receive, this one; of an announce, the one that covers it by its unit.</summary>
    public ReceiptHold? OnReceipt { get; init; }

    /// <summary>It can put the lot into quarantine.</summary>
    internal bool MayHold() => Quarantine || OnReceipt is not null;
}

/// <summary>One thing that a rule has against a label or a receipt.</summary>
/// <param name="Code">Stable: <c>pattern</c>, <c>normalisation</c> or <c>attribute-missing</c>.</param>
public sealed record RuleViolation(string Code, string Detail);

/// <summary>What ends the wait after a receipt.</summary>
public enum ReceiptHold
{
    /// <summary>An inspection that passes after it, or a release.</summary>
    Inspection,

    /// <summary>A release alone.</summary>
    Release,
}
