using LotFunctions.Azure.Cosmos.Ledger;

namespace LotFunctions.Azure.Cosmos;

/// <summary>What a host does for the stores beside its calls.</summary>
public sealed class CosmosUpkeep
{
    private readonly CosmosDatabase database;
    private readonly CosmosLedger ledger;

    internal CosmosUpkeep(CosmosDatabase database, CosmosLedger ledger) => (this.database, this.ledger) = (database, ledger);

    /// <summary>
    /// Asks the account and makes the containers that are missing, as the first call would. Throws when it cannot be reached, or
    /// with <see cref="InvalidOperationException"/> when its consistency is too weak.
    /// </summary>
    public Task OpenAsync(CancellationToken cancellationToken) => database.OpenAsync(cancellationToken);

    /// <summary>
    /// Finishes the appends that a process began and left: they are recorded already, and not yet in every partition. Whoever
    /// needs them finishes them too; this sees to those that nobody asks for. Their number.
    /// </summary>
    public Task<int> SweepAsync(CancellationToken cancellationToken) => ledger.SweepAsync(cancellationToken);
}
