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

    /// <summary>The notices that stand and have no answer, by customer.</summary>
    public static async Task<IReadOnlyList<Notice>> OutstandingAsync(
        this IRecalls recalls, string recallId, CancellationToken cancellationToken)
    {
        var answered = (await recalls.AnswersAsync(recallId, null, cancellationToken)).Select(a => (a.Customer, a.Version)).ToHashSet();
        var outstanding = new List<Notice>();
        await foreach (var notice in recalls.AllNoticesAsync(recallId, cancellationToken))
        {
            if (notice.SupersededBy is null && !answered.Contains((notice.Customer, notice.Version))) outstanding.Add(notice);
        }

        return outstanding;
    }
}
