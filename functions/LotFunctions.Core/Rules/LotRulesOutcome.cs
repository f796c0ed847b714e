namespace LotFunctions.Core.Rules;

/// <summary>What became of rules that were put. Closed: one of the records in here.</summary>
public abstract record LotRulesOutcome
{
    private LotRulesOutcome()
    {
    }

    /// <summary>They are in force.</summary>
    public sealed record Put(LotRuleSet Rules) : LotRulesOutcome;

    public sealed record Invalid(IReadOnlyList<FieldError> Errors) : LotRulesOutcome;

    /// <summary>Another version is in force than the one that they were made from.</summary>
    public sealed record Changed(int Version) : LotRulesOutcome;
}
