using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>The versions of the lot rules in SQLite.</summary>
internal sealed class SqliteLotRules(Database database) : ILotRules
{
    public Task<LotRuleSet?> CurrentAsync(CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.First("SELECT body FROM lot_rules ORDER BY version DESC LIMIT 1", Rows.Body<LotRuleSet>), cancellationToken);

    public Task<LotRuleSet?> FindAsync(int version, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.First("SELECT body FROM lot_rules WHERE version = $1", Rows.Body<LotRuleSet>, (long)version), cancellationToken);

    public Task<bool> AddAsync(LotRuleSet rules, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.Execute(
                "INSERT INTO lot_rules SELECT $1, $2 WHERE $1 = 1 + (SELECT coalesce(max(version), 0) FROM lot_rules)",
                (long)rules.Version, CanonicalJson.Write(rules)) == 1,
            cancellationToken);
}
