namespace LotFunctions.Core.Recalls;

/// <summary>Recalls with their notices, answers and timelines.</summary>
public interface IRecalls
{
    /// <summary>False (and nothing written) when a recall of this id exists.</summary>
    Task<bool> AddAsync(Recall recall, CancellationToken cancellationToken);

    Task<Recall?> FindAsync(string recallId, CancellationToken cancellationToken);

    /// <summary>Writes the recall with its revision raised by one; false when the stored one is not of the recall's revision.</summary>
    Task<bool> SaveAsync(Recall recall, CancellationToken cancellationToken);

    /// <summary>Newest first.</summary>
    Task<Page<Recall>> ListAsync(int limit, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>Appends to the timeline; an entry id that is there is left as it is.</summary>
    Task AddTimelineAsync(string recallId, TimelineEntry entry, CancellationToken cancellationToken);

    /// <summary>In the order of being added.</summary>
    Task<IReadOnlyList<TimelineEntry>> TimelineAsync(string recallId, CancellationToken cancellationToken);

    /// <summary>Adds or replaces the notice of its recall, customer and version.</summary>
    Task PutNoticeAsync(Notice notice, CancellationToken cancellationToken);

    Task<Notice?> FindNoticeAsync(string recallId, string customer, int version, CancellationToken cancellationToken);

    Task<Notice?> FindNoticeByTokenAsync(string tokenHash, CancellationToken cancellationToken);

    /// <summary>By customer (ordinal), then version.</summary>
    Task<Page<Notice>> NoticesAsync(string recallId, int limit, string? continuationToken, CancellationToken cancellationToken);

    /// <summary>Appends; false when the answer id is there already.</summary>
    Task<bool> AddAnswerAsync(NoticeAnswer answer, CancellationToken cancellationToken);

    /// <summary>Oldest first; of one customer or all.</summary>
    Task<IReadOnlyList<NoticeAnswer>> AnswersAsync(string recallId, string? customer, CancellationToken cancellationToken);
}
