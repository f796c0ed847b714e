using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Rules;

/// <summary>A rule of a version, ready to be applied.</summary>
internal sealed class BookRule
{
    private readonly int version;
    private readonly Lazy<LotPattern?> pattern;
    private readonly RuleJudgement passed;
    private readonly RuleJudgement waits;

    public BookRule(LotRule rule, int version)
    {
        (Rule, this.version) = (rule, version);
        pattern = new Lazy<LotPattern?>(() => rule.Pattern is null ? null : LotPattern.TryParse(rule.Pattern, out var reason) ?? throw new InvalidOperationException(reason));
        passed = new RuleJudgement { Version = version, Rule = rule.Name };
        waits = rule.QuarantineOnReceipt ? passed with { OnReceipt = rule.ReleasedBy } : passed;
    }

    public LotRule Rule { get; }

    /// <summary>It says what lot numbers look like, and the lot is one.</summary>
    public bool Recognises(string lot) => pattern.Value?.IsMatch(lot) == true;

    public bool Accepts(string lot) => pattern.Value?.IsMatch(lot) != false;

    /// <summary>The lot by which a label of this text is known; empty when nothing is left of it.</summary>
    public string Normalise(string labelled)
    {
        var lot = labelled;
        foreach (var step in Rule.Normalisation) lot = step.Apply(lot);
        return lot;
    }

    public RuleViolation PatternViolation(LotKey lot) => new(
        "pattern", $"Lot '{lot.Lot}' of {lot.Item} does not fit the pattern {Rule.Pattern} of rule '{Rule.Name}' (version {version}).");

    public RuleViolation EmptyViolation(LotKey labelled) => new(
        "normalisation", $"Of lot '{labelled.Lot}' of {labelled.Item} nothing is left by the normalisation of rule '{Rule.Name}' (version {version}).");

    /// <summary>What the rule asks of a receipt and these do not say.</summary>
    public IEnumerable<LotAttribute> Missing(LotAttributes? known) => Rule.RequiredAttributes.Where(a => a.In(known) is null);

    public RuleViolation MissingViolation(LotKey lot, LotAttribute attribute) => new(
        "attribute-missing", $"The receipt of lot '{lot.Lot}' of {lot.Item} does not say its {attribute.WireName()}, which rule '{Rule.Name}' (version {version}) asks for.");

    /// <param name="arrives">The event is a receipt or announces one.</param>
    /// <param name="quarantine">The violations put the lot into quarantine.</param>
    public RuleJudgement Judge(string? labelled, IReadOnlyList<RuleViolation> violations, bool arrives, bool quarantine)
    {
        var judgement = arrives ? waits : passed;
        return labelled is null && violations.Count == 0
            ? judgement
            : judgement with { Labelled = labelled, Violations = violations.Count == 0 ? null : violations, Quarantine = quarantine };
    }
}
