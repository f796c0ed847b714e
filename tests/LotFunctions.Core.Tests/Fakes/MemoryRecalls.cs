using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Recalls in dictionaries; pages of two, so that whoever reads them must follow the token.</summary>
internal sealed class MemoryRecalls : IRecalls
{
    private const int MostOnPage = 2;

    private readonly List<string> order = [];
    private readonly Dictionary<string, Recall> recalls = [];
    private readonly Dictionary<string, List<TimelineEntry>> timelines = [];
    private readonly Dictionary<(string Recall, string Customer, int Version), Notice> notices = [];
    private readonly List<NoticeAnswer> answers = [];

    public IReadOnlyCollection<Notice> Notices => notices.Values;

    public Task<bool> AddAsync(Recall recall, CancellationToken cancellationToken)
    {
        var added = recalls.TryAdd(recall.RecallId, recall);
        if (added) order.Insert(0, recall.RecallId);
        return Task.FromResult(added);
    }

    public Task<Recall?> FindAsync(string recallId, CancellationToken cancellationToken) => Task.FromResult(recalls.GetValueOrDefault(recallId));

    public Task<bool> SaveAsync(Recall recall, CancellationToken cancellationToken)
    {
        if (recalls[recall.RecallId].Revision != recall.Revision) return Task.FromResult(false);
        recalls[recall.RecallId] = recall with { Revision = recall.Revision + 1 };
        return Task.FromResult(true);
    }

    public Task<Page<Recall>> ListAsync(int limit, string? continuationToken, CancellationToken cancellationToken) =>
        Task.FromResult(PageOf(order.ConvertAll(id => recalls[id]), limit, continuationToken));

    public Task AddTimelineAsync(string recallId, TimelineEntry entry, CancellationToken cancellationToken)
    {
        if (!timelines.TryGetValue(recallId, out var timeline)) timelines[recallId] = timeline = [];
        if (!timeline.Exists(e => e.EntryId == entry.EntryId)) timeline.Add(entry);
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string recallId, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<TimelineEntry>>([.. timelines.GetValueOrDefault(recallId, [])]);

    public Task PutNoticeAsync(Notice notice, CancellationToken cancellationToken)
    {
        notices[(notice.RecallId, notice.Customer, notice.Version)] = notice;
        return Task.CompletedTask;
    }

    public Task<Notice?> FindNoticeAsync(string recallId, string customer, int version, CancellationToken cancellationToken) =>
        Task.FromResult(notices.GetValueOrDefault((recallId, customer, version)));

    public Task<Notice?> FindNoticeByTokenAsync(string tokenHash, CancellationToken cancellationToken) =>
        Task.FromResult(notices.Values.FirstOrDefault(n => n.TokenHash == tokenHash));

    public Task<Page<Notice>> NoticesAsync(string recallId, int limit, string? continuationToken, CancellationToken cancellationToken) =>
        Task.FromResult(PageOf(
            [.. notices.Values.Where(n => n.RecallId == recallId).OrderBy(n => n.Customer, StringComparer.Ordinal).ThenBy(n => n.Version)],
            limit,
            continuationToken));

    public Task<bool> AddAnswerAsync(NoticeAnswer answer, CancellationToken cancellationToken)
    {
        if (answers.Exists(a => a.AnswerId == answer.AnswerId)) return Task.FromResult(false);
        answers.Add(answer);
        return Task.FromResult(true);
    }

    public Task<IReadOnlyList<NoticeAnswer>> AnswersAsync(string recallId, string? customer, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<NoticeAnswer>>([.. answers.Where(a => a.RecallId == recallId && (customer is null || a.Customer == customer))]);

    private static Page<T> PageOf<T>(List<T> all, int limit, string? continuationToken)
    {
        var skip = continuationToken is null ? 0 : int.Parse(continuationToken, null);
        var take = Math.Min(limit, MostOnPage);
        var next = skip + take < all.Count ? (skip + take).ToString((IFormatProvider?)null) : null;
        return new Page<T>([.. all.Skip(skip).Take(take)], next);
    }
}
