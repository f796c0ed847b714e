using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Reference data in a dictionary.</summary>
internal sealed class MemoryReference : IReferenceData
{
    private readonly SortedDictionary<string, object> records = new(StringComparer.Ordinal);

    public Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IReferenceRecord => Task.FromResult(records.GetValueOrDefault($"{T.Kind}/{id}") as T);

    public Task PutAsync<T>(string id, T record, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        records[$"{T.Kind}/{id}"] = record;
        return Task.CompletedTask;
    }

    public Task<Page<KeyValuePair<string, T>>> ListAsync<T>(int limit, string? continuationToken, CancellationToken cancellationToken)
        where T : class, IReferenceRecord =>
        Task.FromResult(new Page<KeyValuePair<string, T>>(
            [.. records.Where(r => r.Value is T).Select(r => KeyValuePair.Create(r.Key[(T.Kind.Length + 1)..], (T)r.Value)).Take(limit)], null));
}
