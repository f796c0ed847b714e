using System.Runtime.CompilerServices;

namespace LotFunctions.Core.Recalls;

/// <summary>Reads all of a recall's notices, and who of their customers has answered.</summary>
internal static class RecallReader
{
    private const int PageSize = 500;

    public static async IAsyncEnumerable<Notice> AllNoticesAsync(
        this IRecalls recalls, string recallId, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await recalls.NoticesAsync(recallId, PageSize, next, cancellationToken);
            foreach (var notice in page.Items) yield return notice;
            next = page.ContinuationToken;
        }
        while (next is not null);
    }

    /// <summary>The recalls that have not ended; few, among all that ever were.</summary>
    public static async IAsyncEnumerable<Recall> OpenAsync(this IRecalls recalls, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        string? next = null;
        do
        {
            var page = await recalls.ListAsync(PageSize, next, cancellationToken);
            foreach (var recall in page.Items.Where(r => r.EndedAt is null)) yield return recall;
            next = page.ContinuationToken;
        }
        while (next is not null);
    }

    /// <summary>The notices that stand, ask for an answer and have none, by customer.</summary>
    public static async Task<IReadOnlyList<Notice>> OutstandingAsync(
        this IRecalls recalls, string recallId, CancellationToken cancellationToken)
    {
        var answered = (await recalls.AnswersAsync(recallId, null, cancellationToken)).Select(a => (a.Customer, a.Version)).ToHashSet();
        var outstanding = new List<Notice>();
        await foreach (var notice in recalls.AllNoticesAsync(recallId, cancellationToken))
        {
            if (notice.SupersededBy is null && !notice.Withdraws && !answered.Contains((notice.Customer, notice.Version))) outstanding.Add(notice);
        }

        return outstanding;
    }
}
