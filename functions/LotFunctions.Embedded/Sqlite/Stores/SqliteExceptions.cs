using LotFunctions.Core;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>The list of what needs a person, in SQLite.</summary>
internal sealed class SqliteExceptions(Database database) : IExceptions
{
    public Task AddAsync(ExceptionRecord exception, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (Find(session, exception.ExceptionId) is { Status: ExceptionStatus.Open }) return;
                Put(session, exception);
            },
            cancellationToken);

    public Task<ExceptionRecord?> FindAsync(string exceptionId, CancellationToken cancellationToken) =>
        database.ReadAsync(s => Find(s, exceptionId), cancellationToken);

    public Task SaveAsync(ExceptionRecord exception, CancellationToken cancellationToken) =>
        database.WriteAsync(s => Put(s, exception), cancellationToken);

    public async Task<Page<ExceptionRecord>> ListAsync(
        ExceptionStatus? status, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var before = PageToken.Read(continuationToken, "ns") ?? [long.MaxValue, ""];
        var sql = "SELECT body FROM exception WHERE (raised_at, exception_id) < ($1, $2)" + (status is null ? "" : " AND status = $4")
            + " ORDER BY raised_at DESC, exception_id DESC LIMIT $3";
        var found = await database.ReadAsync(
            s => s.Query(sql, Rows.Body<ExceptionRecord>, before[0], before[1], limit + 1L, status?.ToString()), cancellationToken);
        return Rows.Page(found, limit, e => PageToken.Write(e.RaisedAt.UtcTicks, e.ExceptionId));
    }

    private static ExceptionRecord? Find(Session session, string exceptionId) =>
        session.First("SELECT body FROM exception WHERE exception_id = $1", Rows.Body<ExceptionRecord>, exceptionId);

    private static void Put(Session session, ExceptionRecord exception) =>
        session.Execute(
            "INSERT INTO exception VALUES ($1, $2, $3, $4) ON CONFLICT DO UPDATE SET status = excluded.status, raised_at = excluded.raised_at, body = excluded.body",
            exception.ExceptionId, exception.Status.ToString(), exception.RaisedAt.UtcTicks, CanonicalJson.Write(exception));
}
