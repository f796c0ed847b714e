using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>Puts new versions of the lot rules. What is recorded already was judged by the version of its time, and stays.</summary>
public sealed class LotRuleChanges(ILotRules rules, CurrentRules current, TimeProvider clock)
{
    /// <summary>
    /// Puts rules as the next version. The same rules as those in force make no new version: so a change whose answer was lost can
    /// be sent again.
    /// </summary>
    /// <param name="body"><c>{comment, rules}</c>.</param>
    /// <param name="expected">The version that the change was made from (0: none), or null to put them over whatever is in force.</param>
    /// <param name="by">The authenticated caller.</param>
    public async Task<LotRulesOutcome> PutAsync(JsonElement body, int? expected, string by, CancellationToken cancellationToken)
    {
        var errors = new List<FieldError>();
        if (LotRuleReader.Read(body, errors) is not { } draft) return new LotRulesOutcome.Invalid(errors);

        var before = await rules.CurrentAsync(cancellationToken);
        if (before is not null && SameRules(before, draft)) return new LotRulesOutcome.Put(before);
        var version = before?.Version ?? 0;
        if ((expected ?? draft.Version ?? version) != version) return new LotRulesOutcome.Changed(version);

        var next = new LotRuleSet { Version = version + 1, PutBy = by, PutAt = clock.GetUtcNow(), Comment = draft.Comment, Rules = draft.Rules };
        var added = await rules.AddAsync(next, cancellationToken);
        var inForce = await current.ReadAgainAsync(cancellationToken);
        return added ? new LotRulesOutcome.Put(next) : new LotRulesOutcome.Changed(inForce?.Version ?? 0);
    }

    private static bool SameRules(LotRuleSet before, LotRuleDraft draft) =>
        before.Comment == draft.Comment && CanonicalJson.Write(before.Rules).AsSpan().SequenceEqual(CanonicalJson.Write(draft.Rules));
}
