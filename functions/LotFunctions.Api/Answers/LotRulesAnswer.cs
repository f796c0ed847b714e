using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Api.Answers;

/// <summary>A version of the lot rules.</summary>
/// <param name="Version">From 1; 0 while none were put.</param>
/// <param name="PutBy">Who put it.</param>
public sealed record LotRulesAnswer(int Version, string? PutBy, DateTimeOffset? PutAt, string? Comment, IReadOnlyList<LotRuleAnswer> Rules)
{
    public static readonly LotRulesAnswer None = new(0, null, null, null, []);

    public static LotRulesAnswer Of(LotRuleSet r) => new(r.Version, r.PutBy, r.PutAt, r.Comment, [.. r.Rules.Select(LotRuleAnswer.Of)]);
}

/// <summary>A rule as it is put.</summary>
public sealed record LotRuleAnswer(
    string Name,
    string? Supplier,
    string? Item,
    string? ItemPrefix,
    string? CompanyPrefix,
    IReadOnlyList<string> Normalisation,
    string? Pattern,
    IReadOnlyList<string> RequiredAttributes,
    RuleAction Action,
    bool QuarantineOnReceipt,
    ReceiptHold ReleasedBy)
{
    public static LotRuleAnswer Of(LotRule r) => new(
        r.Name, r.Supplier, r.Item, r.ItemPrefix, r.CompanyPrefix, [.. r.Normalisation.Select(s => s.ToString())], r.Pattern,
        [.. r.RequiredAttributes.Select(a => a.WireName())], r.Action, r.QuarantineOnReceipt, r.ReleasedBy);
}
