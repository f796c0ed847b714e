using LotFunctions.Core;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>Recalls with their notices, answers and timelines, in SQLite.</summary>
internal sealed class SqliteRecalls(Database database) : IRecalls
{
    public Task<bool> AddAsync(Recall recall, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.Execute(
                "INSERT OR IGNORE INTO recall VALUES ($1, $2, $3, $4)",
                recall.RecallId, recall.StartedAt.UtcTicks, (long)recall.Revision, CanonicalJson.Write(recall)) == 1,
            cancellationToken);

    public Task<Recall?> FindAsync(string recallId, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.First("SELECT body FROM recall WHERE recall_id = $1", Rows.Body<Recall>, recallId), cancellationToken);

    public Task<bool> SaveAsync(Recall recall, CancellationToken cancellationToken)
    {
        var next = recall with { Revision = recall.Revision + 1 };
        return database.WriteAsync(
            s => s.Execute(
                "UPDATE recall SET revision = $3, body = $4 WHERE recall_id = $1 AND revision = $2",
                recall.RecallId, (long)recall.Revision, (long)next.Revision, CanonicalJson.Write(next)) == 1,
            cancellationToken);
    }

    public async Task<Page<Recall>> ListAsync(int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var before = PageToken.Read(continuationToken, "ns") ?? [long.MaxValue, ""];
        var found = await database.ReadAsync(
            s => s.Query(
                "SELECT body FROM recall WHERE (started_at, recall_id) < ($1, $2) ORDER BY started_at DESC, recall_id DESC LIMIT $3",
                Rows.Body<Recall>, before[0], before[1], limit + 1L),
            cancellationToken);
        return Rows.Page(found, limit, r => PageToken.Write(r.StartedAt.UtcTicks, r.RecallId));
    }

    public Task AddTimelineAsync(string recallId, TimelineEntry entry, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.Execute(
                "INSERT OR IGNORE INTO recall_timeline (recall_id, entry_id, body) VALUES ($1, $2, $3)",
                recallId, entry.EntryId, CanonicalJson.Write(entry)),
            cancellationToken);

    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string recallId, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<TimelineEntry>>(
            s => s.Query("SELECT body FROM recall_timeline WHERE recall_id = $1 ORDER BY seq", Rows.Body<TimelineEntry>, recallId),
            cancellationToken);

    public Task PutNoticeAsync(Notice notice, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.Execute(
                "INSERT INTO notice VALUES ($1, $2, $3, $4, $5) ON CONFLICT DO UPDATE SET token_hash = excluded.token_hash, body = excluded.body",
                notice.RecallId, notice.Customer, (long)notice.Version, notice.TokenHash, CanonicalJson.Write(notice)),
            cancellationToken);

    public Task<Notice?> FindNoticeAsync(string recallId, string customer, int version, CancellationToken cancellationToken) =>
        database.ReadAsync(
            s => s.First(
                "SELECT body FROM notice WHERE recall_id = $1 AND customer = $2 AND version = $3", Rows.Body<Notice>, recallId, customer, (long)version),
            cancellationToken);

    public Task<Notice?> FindNoticeByTokenAsync(string tokenHash, CancellationToken cancellationToken) =>
        database.ReadAsync(s => s.First("SELECT body FROM notice WHERE token_hash = $1", Rows.Body<Notice>, tokenHash), cancellationToken);

    public async Task<Page<Notice>> NoticesAsync(string recallId, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var after = PageToken.Read(continuationToken, "sn") ?? ["", long.MinValue];
        var found = await database.ReadAsync(
            s => s.Query(
                "SELECT body FROM notice WHERE recall_id = $1 AND (customer, version) > ($2, $3) ORDER BY customer, version LIMIT $4",
                Rows.Body<Notice>, recallId, after[0], after[1], limit + 1L),
            cancellationToken);
        return Rows.Page(found, limit, n => PageToken.Write(n.Customer, (long)n.Version));
    }

    public Task<bool> AddAnswerAsync(NoticeAnswer answer, CancellationToken cancellationToken) =>
        database.WriteAsync(
            s => s.Execute(
                "INSERT OR IGNORE INTO notice_answer VALUES ($1, $2, $3, $4, $5)",
                answer.RecallId, answer.AnswerId, answer.Customer, answer.At.UtcTicks, CanonicalJson.Write(answer)) == 1,
            cancellationToken);

    public Task<IReadOnlyList<NoticeAnswer>> AnswersAsync(string recallId, string? customer, CancellationToken cancellationToken) =>
        database.ReadAsync<IReadOnlyList<NoticeAnswer>>(
            s => s.Query(
                "SELECT body FROM notice_answer WHERE recall_id = $1 AND ($2 IS NULL OR customer = $2) ORDER BY at, answer_id",
                Rows.Body<NoticeAnswer>, recallId, customer),
            cancellationToken);
}
