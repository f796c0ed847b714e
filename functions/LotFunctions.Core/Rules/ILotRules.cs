namespace LotFunctions.Core.Rules;

/// <summary>The versions of the house's lot rules: 1, 2, 3 and so on, none ever changed or removed.</summary>
public interface ILotRules
{
    /// <summary>The version in force, which is the highest; null while there is none.</summary>
    Task<LotRuleSet?> CurrentAsync(CancellationToken cancellationToken);

    /// <summary>A version, in force or not; null when there is no such version.</summary>
    Task<LotRuleSet?> FindAsync(int version, CancellationToken cancellationToken);

    /// <summary>
    /// Adds the next version; false, and nothing is changed, when its number is not the one after the version in force: someone
    /// else was quicker.
    /// </summary>
    Task<bool> AddAsync(LotRuleSet rules, CancellationToken cancellationToken);
}
