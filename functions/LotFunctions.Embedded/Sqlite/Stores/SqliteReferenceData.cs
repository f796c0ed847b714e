using LotFunctions.Core;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>Reference data in SQLite.</summary>
internal sealed class SqliteReferenceData(Database database) : IReferenceData
{
    public Task<T?> FindAsync<T>(string id, CancellationToken cancellationToken)
        where T : class, IReferenceRecord =>
        database.ReadAsync(
            s => s.First("SELECT body FROM reference WHERE kind = $1 AND id = $2", Rows.Body<T>, T.Kind, id), cancellationToken);

    public Task PutAsync<T>(string id, T record, CancellationToken cancellationToken)
        where T : class, IReferenceRecord =>
        database.WriteAsync(
            s => s.Execute(
                "INSERT INTO reference VALUES ($1, $2, $3) ON CONFLICT DO UPDATE SET body = excluded.body", T.Kind, id, CanonicalJson.Write(record)),
            cancellationToken);

    public async Task<Page<KeyValuePair<string, T>>> ListAsync<T>(int limit, string? continuationToken, CancellationToken cancellationToken)
        where T : class, IReferenceRecord
    {
        var after = PageToken.Read(continuationToken, "s");
        var found = await database.ReadAsync(
            s => s.Query(
                after is null
                    ? "SELECT body, id FROM reference WHERE kind = $1 ORDER BY id LIMIT $2"
                    : "SELECT body, id FROM reference WHERE kind = $1 AND id > $3 ORDER BY id LIMIT $2",
                r => KeyValuePair.Create(r.GetString(1), Rows.Body<T>(r)),
                T.Kind, limit + 1L, after?[0]),
            cancellationToken);
        return Rows.Page(found, limit, r => PageToken.Write(r.Key));
    }
}
