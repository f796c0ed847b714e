using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>What a version of the rules makes of a lot that a ship notice names.</summary>
/// <param name="Judgement">Null where there are no rules, or no lot.</param>
/// <param name="IsRejected">It may not be announced.</param>
internal readonly record struct JudgedLabel(LotKey Lot, RuleJudgement? Judgement, bool IsRejected)
{
    /// <param name="attributes">What the notice says of the lot: nobody else has said anything yet.</param>
    public static JudgedLabel Of(RuleBook book, string? supplier, LotKey labelled, LotAttributes? attributes)
    {
        if (book.Version == 0 || labelled.Lot.Length == 0) return new JudgedLabel(labelled, null, false);
        if (book.Find(supplier, labelled.Item) is not { } rule) return new JudgedLabel(labelled, book.Unconcerned, false);
        var resolved = LotResolver.Read(rule, labelled);
        var violations = LotJudge.OfAnnouncement(rule, labelled, resolved, attributes);
        var rejected = violations.Count > 0 && rule.Rule.Action == RuleAction.Reject;
        var judgement = rule.Judge(
            resolved.Lot == labelled ? null : labelled.Lot, violations, arrives: true, quarantine: violations.Count > 0 && rule.Rule.Action == RuleAction.Quarantine);
        return new JudgedLabel(resolved.Lot, judgement, rejected);
    }
}
