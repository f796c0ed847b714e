using LotFunctions.Core;
using LotFunctions.Core.Rules;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>Reference data: a partition for each kind.</summary>
internal sealed class CosmosReferenceData(CosmosDatabase database) : IReferenceData
{
    public async Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IReferenceRecord =>
        (await database.Records.FindAsync(Pk<T>(), Keys.Id(id), cancellationToken))?.Read<T>();

    public Task PutAsync<T>(string id, T record, CancellationToken cancellationToken)
        where T : class, IReferenceRecord =>
        database.Records.PutAsync(CosmosItem.Of(Pk<T>(), Keys.Id(id), record, key: id), cancellationToken);

    public async Task<Page<KeyValuePair<string, T>>> ListAsync<T>(int limit, string? continuationToken, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        var items = await database.Records.ListAsync(Pk<T>(), PageToken.Read(continuationToken), prefix: null, limit + 1, cancellationToken);
        return PageToken.Page([.. items.Select(i => (i.Key!, KeyValuePair.Create(i.Key!, i.Read<T>())))], limit);
    }

    private static string Pk<T>()
        where T : IReferenceRecord => $"reference~{T.Kind}";
}
