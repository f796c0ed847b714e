using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Api.Answers;

/// <summary>What a label would become at a receipt.</summary>
/// <param name="Outcome">What would become of the receipt.</param>
/// <param name="Item">As it would be kept.</param>
/// <param name="Labelled">The lot as the label says it.</param>
/// <param name="Lot">The lot as it would be kept.</param>
/// <param name="Known">The lot is in the record already.</param>
/// <param name="RuleVersion">The version of the rules that judged; 0 while there are none.</param>
/// <param name="Rule">The rule that applies; null when none does.</param>
/// <param name="QuarantineOnReceipt">The receipt would wait in quarantine.</param>
/// <param name="ReleasedBy">What would end that wait.</param>
public sealed record LabelCheckAnswer(
    LabelCheckOutcome Outcome,
    string Item,
    string? Labelled,
    string? Lot,
    bool Known,
    int RuleVersion,
    LotRuleAnswer? Rule,
    IReadOnlyList<RuleViolation> Violations,
    bool QuarantineOnReceipt,
    ReceiptHold? ReleasedBy)
{
    public static LabelCheckAnswer Of(LabelCheckResult r) => new(
        r.Outcome, r.Item, r.Labelled, r.Lot, r.Known, r.Version, r.Rule is null ? null : LotRuleAnswer.Of(r.Rule), r.Violations,
        r.WaitsFor is not null, r.WaitsFor);
}
