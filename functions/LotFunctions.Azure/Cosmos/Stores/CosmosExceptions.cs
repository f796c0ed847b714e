using LotFunctions.Core;
using LotFunctions.Core.Quality;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>The list of what needs a person: a partition for each, and lists by status.</summary>
internal sealed class CosmosExceptions(CosmosDatabase database) : IExceptions
{
    private const string Id = "exception";
    private const string All = "exceptions~all";

    private readonly ListedRecords<ExceptionRecord> listed = new(
        database.Records, x => [All, ListOf(x.Status)], x => $"{Keys.Newest(x.RaisedAt)}~{x.ExceptionId}");

    public Task AddAsync(ExceptionRecord exception, CancellationToken cancellationToken) =>
        PutAsync(exception, unless: there => there.Status == ExceptionStatus.Open, cancellationToken);

    public async Task<ExceptionRecord?> FindAsync(string exceptionId, CancellationToken cancellationToken) =>
        (await database.Records.FindAsync(Pk(exceptionId), Id, cancellationToken))?.Read<ExceptionRecord>();

    public Task SaveAsync(ExceptionRecord exception, CancellationToken cancellationToken) => PutAsync(exception, unless: _ => false, cancellationToken);

    public Task<Page<ExceptionRecord>> ListAsync(
        ExceptionStatus? status, int limit, string? continuationToken, CancellationToken cancellationToken) =>
        listed.PageAsync(status is { } one ? ListOf(one) : All, _ => true, limit, continuationToken, cancellationToken);

    private static string Pk(string exceptionId) => $"exception~{exceptionId}";

    private static string ListOf(ExceptionStatus status) => $"exceptions~{status}";

    private async Task PutAsync(ExceptionRecord exception, Func<ExceptionRecord, bool> unless, CancellationToken cancellationToken)
    {
        var item = CosmosItem.Of(Pk(exception.ExceptionId), Id, exception);
        while (true)
        {
            var stored = await database.Records.FindAsync(item.Pk, Id, cancellationToken);
            if (stored is not null && unless(stored.Read<ExceptionRecord>())) return;
            if (stored is null
                ? await listed.AddAsync(exception, item, cancellationToken)
                : await listed.ReplaceAsync(stored, exception, item, cancellationToken)) return;
        }
    }
}
