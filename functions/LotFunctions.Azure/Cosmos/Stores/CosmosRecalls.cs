using System.Globalization;
using LotFunctions.Core;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>Recalls: a partition for each, with its timeline, notices and answers; the notices' tokens each in one of its own.</summary>
internal sealed class CosmosRecalls(CosmosDatabase database) : IRecalls
{
    private const string All = "recalls~all";
    private const string RecallId = "recall";
    private const string CountId = "timeline";
    private const string TokenId = "notice";

    /// <summary>Before every character of a name: what ends a part of a key.</summary>
    private const char End = '\u0001';

    private readonly ListedRecords<Recall> listed = new(database.Recalls, _ => [All], r => $"{Keys.Newest(r.StartedAt)}~{r.RecallId}");

    public Task<bool> AddAsync(Recall recall, CancellationToken cancellationToken) =>
        listed.AddAsync(recall, CosmosItem.Of(Pk(recall.RecallId), RecallId, recall), cancellationToken);

    public async Task<Recall?> FindAsync(string recallId, CancellationToken cancellationToken) =>
        (await database.Recalls.FindAsync(Pk(recallId), RecallId, cancellationToken))?.Read<Recall>();

    public async Task<bool> SaveAsync(Recall recall, CancellationToken cancellationToken)
    {
        var stored = await database.Recalls.FindAsync(Pk(recall.RecallId), RecallId, cancellationToken);
        if (stored is null || stored.Read<Recall>().Revision != recall.Revision) return false;
        var next = recall with { Revision = recall.Revision + 1 };
        return await listed.ReplaceAsync(stored, next, CosmosItem.Of(stored.Pk, RecallId, next), cancellationToken);
    }

    public Task<Page<Recall>> ListAsync(int limit, string? continuationToken, CancellationToken cancellationToken) =>
        listed.PageAsync(All, _ => true, limit, continuationToken, cancellationToken);

    public async Task AddTimelineAsync(string recallId, TimelineEntry entry, CancellationToken cancellationToken)
    {
        var (pk, id) = (Pk(recallId), Keys.Id("t", entry.EntryId));
        while (await database.Recalls.FindAsync(pk, id, cancellationToken) is null)
        {
            var count = await database.Recalls.FindAsync(pk, CountId, cancellationToken);
            var next = count is null ? 1 : long.Parse(count.Key!, CultureInfo.InvariantCulture) + 1;
            CosmosWrite[] writes =
            [
                CosmosWrite.After(count, new CosmosItem { Pk = pk, Id = CountId, Key = next.ToString(CultureInfo.InvariantCulture) }),
                CosmosWrite.Create(CosmosItem.Of(pk, id, entry, key: $"t~{next:D10}")),
            ];
            if (await database.Recalls.WriteAsync(pk, writes, cancellationToken)) return;
        }
    }

    public async Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string recallId, CancellationToken cancellationToken) =>
        [.. (await database.Recalls.ListAsync(Pk(recallId), after: null, "t~", int.MaxValue, cancellationToken)).Select(i => i.Read<TimelineEntry>())];

    public async Task PutNoticeAsync(Notice notice, CancellationToken cancellationToken)
    {
        // First the way to it: one that leads nowhere is no notice.
        await database.Recalls.PutAsync(
            CosmosItem.Of(Token(notice.TokenHash), TokenId, new NoticePlace(notice.RecallId, notice.Customer, notice.Version)), cancellationToken);
        var key = $"n~{notice.Customer}{End}{notice.Version:D10}";
        await database.Recalls.PutAsync(CosmosItem.Of(Pk(notice.RecallId), NoticeId(notice.Customer, notice.Version), notice, key), cancellationToken);
    }

    public async Task<Notice?> FindNoticeAsync(string recallId, string customer, int version, CancellationToken cancellationToken) =>
        (await database.Recalls.FindAsync(Pk(recallId), NoticeId(customer, version), cancellationToken))?.Read<Notice>();

    public async Task<Notice?> FindNoticeByTokenAsync(string tokenHash, CancellationToken cancellationToken)
    {
        var place = (await database.Recalls.FindAsync(Token(tokenHash), TokenId, cancellationToken))?.Read<NoticePlace>();
        var notice = place is null ? null : await FindNoticeAsync(place.RecallId, place.Customer, place.Version, cancellationToken);
        return notice?.TokenHash == tokenHash ? notice : null;
    }

    public async Task<Page<Notice>> NoticesAsync(string recallId, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var items = await database.Recalls.ListAsync(Pk(recallId), PageToken.Read(continuationToken), "n~", limit + 1, cancellationToken);
        return PageToken.Page([.. items.Select(i => (i.Key!, i.Read<Notice>()))], limit);
    }

    public Task<bool> AddAnswerAsync(NoticeAnswer answer, CancellationToken cancellationToken) => database.Recalls.CreateAsync(
        CosmosItem.Of(Pk(answer.RecallId), Keys.Id("a", answer.AnswerId), answer, $"{AnswersOf(answer.Customer)}{Keys.Position(answer.At)}~{answer.AnswerId}"),
        cancellationToken);

    public async Task<IReadOnlyList<NoticeAnswer>> AnswersAsync(string recallId, string? customer, CancellationToken cancellationToken)
    {
        var prefix = customer is null ? "a~" : AnswersOf(customer);
        var items = await database.Recalls.ListAsync(Pk(recallId), after: null, prefix, int.MaxValue, cancellationToken);
        return [.. items.Select(i => i.Read<NoticeAnswer>()).OrderBy(a => a.At).ThenBy(a => a.AnswerId, StringComparer.Ordinal)];
    }

    private static string Pk(string recallId) => $"recall~{recallId}";

    private static string Token(string tokenHash) => $"token~{tokenHash}";

    private static string NoticeId(string customer, int version) => Keys.Id("n", customer, version.ToString(CultureInfo.InvariantCulture));

    private static string AnswersOf(string customer) => $"a~{customer}{End}";

    private sealed record NoticePlace(string RecallId, string Customer, int Version);
}
