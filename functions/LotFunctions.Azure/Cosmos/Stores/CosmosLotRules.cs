using System.Globalization;
using LotFunctions.Core.Rules;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>The versions of the lot rules: a partition, in which the one in force stands a second time under a name of its own.</summary>
internal sealed class CosmosLotRules(CosmosDatabase database) : ILotRules
{
    private const string Pk = "rules";
    private const string Current = "current";

    public async Task<LotRuleSet?> CurrentAsync(CancellationToken cancellationToken) =>
        (await database.Records.FindAsync(Pk, Current, cancellationToken))?.Read<LotRuleSet>();

    public async Task<LotRuleSet?> FindAsync(int version, CancellationToken cancellationToken) =>
        (await database.Records.FindAsync(Pk, Id(version), cancellationToken))?.Read<LotRuleSet>();

    public async Task<bool> AddAsync(LotRuleSet rules, CancellationToken cancellationToken)
    {
        var current = await database.Records.FindAsync(Pk, Current, cancellationToken);
        if (rules.Version != 1 + (current?.Read<LotRuleSet>().Version ?? 0)) return false;
        CosmosWrite[] writes =
        [
            CosmosWrite.After(current, CosmosItem.Of(Pk, Current, rules)),
            CosmosWrite.Create(CosmosItem.Of(Pk, Id(rules.Version), rules)),
        ];
        return await database.Records.WriteAsync(Pk, writes, cancellationToken);
    }

    private static string Id(int version) => version.ToString(CultureInfo.InvariantCulture);
}
