using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Reference data in a dictionary.</summary>
internal sealed class MemoryReferenceData : IReferenceData
{
    private readonly SortedDictionary<string, object> records = new(StringComparer.Ordinal);

    /// <summary>How often a record was looked up.</summary>
    public int Reads { get; private set; }

    public Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        Reads++;
        return Task.FromResult(records.GetValueOrDefault(Key<T>(id)) as T);
    }

    public Task PutAsync<T>(string id, T record, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        records[Key<T>(id)] = record;
        return Task.CompletedTask;
    }

    public Task<Page<KeyValuePair<string, T>>> ListAsync<T>(int limit, string? continuationToken, CancellationToken cancellationToken)
        where T : class, IReferenceRecord =>
        Task.FromResult(MemoryPage.Of(
            records.Where(r => r.Value is T).Select(r => KeyValuePair.Create(r.Key[Key<T>("").Length..], (T)r.Value)), limit, continuationToken));

    private static string Key<T>(string id)
        where T : IReferenceRecord => $"{T.Kind}/{id}";
}
