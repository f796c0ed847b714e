using LotFunctions.Core.Intake;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>A partition for each sequence, with its last number.</summary>
internal sealed class CosmosControlNumbers(CosmosDatabase database) : IControlNumbers
{
    public Task<long> NextAsync(string sequence, CancellationToken cancellationToken) =>
        database.Records.CountAsync($"sequence~{sequence}", "last", cancellationToken);
}
