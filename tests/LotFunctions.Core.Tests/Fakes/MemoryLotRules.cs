using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>The versions of the lot rules in memory.</summary>
internal sealed class MemoryLotRules : ILotRules
{
    private readonly List<LotRuleSet> versions = [];

    /// <summary>How often the version in force was read.</summary>
    public int Reads { get; private set; }

    public Task<LotRuleSet?> CurrentAsync(CancellationToken cancellationToken)
    {
        Reads++;
        return Task.FromResult(versions.LastOrDefault());
    }

    public Task<LotRuleSet?> FindAsync(int version, CancellationToken cancellationToken) => Task.FromResult(versions.Find(v => v.Version == version));

    public Task<bool> AddAsync(LotRuleSet rules, CancellationToken cancellationToken)
    {
        if (rules.Version != versions.Count + 1) return Task.FromResult(false);
        versions.Add(rules);
        return Task.FromResult(true);
    }

    /// <summary>Puts these as the next version.</summary>
    public void Put(params LotRule[] rules) =>
        versions.Add(new LotRuleSet { Version = versions.Count + 1, PutBy = "anna", PutAt = DateTimeOffset.UnixEpoch, Rules = rules });
}
