namespace LotFunctions.Core.Rules;

/// <summary>Reference data by kind and id. The last write wins.</summary>
public interface IReferenceData
{
    Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IReferenceRecord;

    Task PutAsync<T>(string id, T record, CancellationToken cancellationToken)
        where T : class, IReferenceRecord;

    /// <summary>By id, in ordinal order.</summary>
    Task<Page<KeyValuePair<string, T>>> ListAsync<T>(int limit, string? continuationToken, CancellationToken cancellationToken)
        where T : class, IReferenceRecord;
}
