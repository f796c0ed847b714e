using LotFunctions.Core.Evidence;

namespace LotFunctions.Core.Recalls;

/// <summary>What can be asked of recalls. Null: there is no such thing.</summary>
public sealed class RecallQueries(IRecalls recalls, IBlobStore blobs, TimeProvider clock)
{
    public async Task<RecallView?> FindAsync(string recallId, CancellationToken cancellationToken)
    {
        if (await recalls.FindAsync(recallId, cancellationToken) is not { } recall) return null;
        return await ViewAsync(recall, await recalls.TimelineAsync(recallId, cancellationToken), cancellationToken);
    }

    /// <summary>Newest first, without timelines.</summary>
    public async Task<Page<RecallView>> ListAsync(int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var page = await recalls.ListAsync(limit, continuationToken, cancellationToken);
        var views = new List<RecallView>();
        foreach (var recall in page.Items) views.Add(await ViewAsync(recall, [], cancellationToken));
        return new Page<RecallView>(views, page.ContinuationToken);
    }

    /// <param name="version">Null: the one that the recall is about (<see cref="Recall.StandingVersion"/>).</param>
    public async Task<ScopeReader?> ScopeAsync(string recallId, int? version, CancellationToken cancellationToken)
    {
        if (await recalls.FindAsync(recallId, cancellationToken) is not { } recall) return null;
        var wanted = version ?? recall.StandingVersion;
        if (wanted < 1 || wanted > recall.ScopeVersion) return null;
        return await ScopeReader.OpenAsync(blobs, recallId, wanted, cancellationToken);
    }

    /// <summary>What changed from one version of the scope to another.</summary>
    public async Task<ScopeDiff?> DiffAsync(string recallId, int from, int to, CancellationToken cancellationToken)
    {
        var (older, newer) = (await ScopeAsync(recallId, from, cancellationToken), await ScopeAsync(recallId, to, cancellationToken));
        return older is null || newer is null ? null : await ScopeComparison.BetweenAsync(older, newer, cancellationToken);
    }

    /// <summary>Null of a recall that is no drill, too.</summary>
    public async Task<DrillReport?> DrillReportAsync(string recallId, CancellationToken cancellationToken) =>
        await recalls.FindAsync(recallId, cancellationToken) is { IsDrill: true } recall
            ? DrillReport.Of(
                recall, (await ScopeReader.FindAsync(blobs, recallId, 1, cancellationToken))?.Scope, await recalls.TimelineAsync(recallId, cancellationToken))
            : null;

    public async Task<Page<NoticeView>?> NoticesAsync(string recallId, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        if (await recalls.FindAsync(recallId, cancellationToken) is not { } recall) return null;
        var page = await recalls.NoticesAsync(recallId, limit, continuationToken, cancellationToken);
        var answers = (await recalls.AnswersAsync(recallId, null, cancellationToken)).ToLookup(a => (a.Customer, a.Version));
        var now = clock.GetUtcNow();
        var views = page.Items.Select(n =>
        {
            IReadOnlyList<NoticeAnswer> own = [.. answers[(n.Customer, n.Version)]];
            return new NoticeView(n, StatusOf(recall, n, own, now), own);
        });
        return new Page<NoticeView>([.. views], page.ContinuationToken);
    }

    /// <summary>A notice's file in blob storage.</summary>
    /// <param name="extension">html, json, csv ...</param>
    /// <param name="version">Null: the customer's latest.</param>
    public async Task<NoticeFile?> NoticeFileAsync(string recallId, string customer, string extension, int? version, CancellationToken cancellationToken)
    {
        if (await recalls.FindAsync(recallId, cancellationToken) is not { } recall) return null;
        for (var v = version ?? recall.ScopeVersion; v >= (version ?? 1); v--)
        {
            if (await recalls.FindNoticeAsync(recallId, customer, v, cancellationToken) is { } notice) return notice.Files.GetValueOrDefault(extension);
        }

        return null;
    }

    /// <summary>The evidence package; there is one from the closing on.</summary>
    public async Task<BlobInfo?> PackageAsync(string recallId, CancellationToken cancellationToken) =>
        await recalls.FindAsync(recallId, cancellationToken) is { PackageBlob: { } name } ? await blobs.FindAsync(name, cancellationToken) : null;

    private static NoticeStatus StatusOf(Recall recall, Notice notice, IReadOnlyList<NoticeAnswer> answers, DateTimeOffset now) =>
        notice.SupersededBy is not null ? NoticeStatus.Superseded
        : answers.Count > 0 ? NoticeStatus.Answered
        : notice.SentAt is null ? NoticeStatus.Written
        : notice.Withdraws ? NoticeStatus.Sent
        : (notice.AnswerBy ?? recall.ResponseDue) < now ? NoticeStatus.Overdue
        : NoticeStatus.Sent;

    private async Task<RecallView> ViewAsync(Recall recall, IReadOnlyList<TimelineEntry> timeline, CancellationToken cancellationToken)
    {
        var last = (await recalls.AnswersAsync(recall.RecallId, null, cancellationToken))
            .GroupBy(a => (a.Customer, a.Version)).ToDictionary(g => g.Key, g => AnswerBalance.Counting([.. g])!);
        var (written, sent, answers) = (0, 0, new List<NoticeAnswer>());
        await foreach (var notice in recalls.AllNoticesAsync(recall.RecallId, cancellationToken))
        {
            if (notice.SupersededBy is not null || notice.Withdraws) continue;
            written++;
            if (notice.SentAt is not null) sent++;
            if (last.TryGetValue((notice.Customer, notice.Version), out var answer)) answers.Add(answer);
        }

        var told = await FiguresAsync(recall, recall.ToldVersion, cancellationToken);
        var total = Math.Max(written, told?.Customers ?? 0);
        var oneUnit = told is null || told.Totals.Count(t => t.Shipped != 0) <= 1;
        return new RecallView(
            recall,
            await FiguresAsync(recall, recall.StandingVersion, cancellationToken),
            new NoticeCounts(total, written, answers.Count, written - answers.Count),
            new Effectiveness(
                sent, answers.Count, Sum(a => a.OnHand), Sum(a => a.Quarantined), Sum(a => a.Returned), Sum(a => a.Destroyed), Sum(a => a.PassedOn)),
            timeline);

        decimal? Sum(Func<NoticeAnswer, decimal?> of) => oneUnit ? answers.Sum(a => of(a) ?? 0) : null;
    }

    /// <summary>Those of the last traced version are at hand; of another its scope has them.</summary>
    private async Task<RecallFigures?> FiguresAsync(Recall recall, int version, CancellationToken cancellationToken) =>
        version == recall.ScopeVersion ? recall.Figures : (await ScopeReader.FindAsync(blobs, recall.RecallId, version, cancellationToken))?.Scope.Figures;
}
