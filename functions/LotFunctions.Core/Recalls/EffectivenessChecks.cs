using System.Security.Cryptography;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// How effective a recall is, and the checks by which that is found out (21 CFR 7.42(b)(3), 7.53(b)). A check is kept as the
/// blob <c>recalls/{id}/checks/{customer}/{hash}.json</c> and stands in the timeline.
/// </summary>
public sealed class EffectivenessChecks(IRecalls recalls, IBlobStore blobs, TimeProvider clock, RecallOptions options)
{
    internal const string Step = "effectiveness-check";

    /// <summary>Null: there is no such recall.</summary>
    /// <param name="level">Null: the one of the recall's class.</param>
    public async Task<EffectivenessView?> FindAsync(string recallId, EffectivenessLevel? level, CancellationToken cancellationToken)
    {
        if (await recalls.FindAsync(recallId, cancellationToken) is not { } recall) return null;
        var (notified, answers) = await AnswersAsync(recall, cancellationToken);
        var (counts, customers) = (new EffectivenessCounts(), new List<string>());
        if (await ScopeReader.FindAsync(blobs, recallId, recall.ToldVersion, cancellationToken) is { } scope)
        {
            await foreach (var customer in scope.ByCustomerAsync(cancellationToken))
            {
                customers.Add(customer.Customer);
                counts.Add(customer, notified.Contains(customer.Customer), answers.GetValueOrDefault(customer.Customer));
            }
        }

        var wanted = level ?? options.Effectiveness.Of(recall.Request.Class);
        var percent = options.Effectiveness.PercentOf(wanted);
        var sample = EffectivenessSample.Draw(recallId, customers, percent);
        var checks = await ChecksAsync(recallId, cancellationToken);
        return new EffectivenessView(
            recallId, recall.ToldVersion, clock.GetUtcNow(), counts.Consignees, counts.Quantities, counts.Variances, counts.Unclear,
            FiguresOf(wanted, percent, sample, checks, answers)) { NotifiedAt = recall.NotifiedAt };
    }

    /// <summary>Records what came of asking a customer. The refusal: there is no such recall, or no notice to this customer.</summary>
    public async Task<Refusal?> RecordAsync(
        string recallId, string customer, CheckMethod method, CheckResult result, string? comment, string by, CancellationToken cancellationToken)
    {
        if (await recalls.FindAsync(recallId, cancellationToken) is not { } recall) return new Refusal(RefusalCode.NotFound, $"There is no recall {recallId}.");
        if (!(await AnswersAsync(recall, cancellationToken)).Notified.Contains(customer))
        {
            return new Refusal(RefusalCode.NotFound, $"The recall {recallId} has no notice to {customer}.");
        }

        var check = new EffectivenessCheck(customer, method, result, comment, clock.GetUtcNow(), by);
        var content = CanonicalJson.Write(check);
        var hash = Convert.ToHexStringLower(SHA256.HashData(content))[..32];
        await blobs.WriteAsync($"{FolderOf(recallId)}{NoticeKey.Of(customer)}/{hash}.json", content, "application/json", cancellationToken);
        var said = $"{customer}: {result.ToString().ToLowerInvariant()}, by {method.ToString().ToLowerInvariant()}.{(comment is null ? "" : " " + comment)}";
        await recalls.AddTimelineAsync(recallId, new TimelineEntry($"check-{hash}", Step, check.At, by, recall.ToldVersion, said), cancellationToken);
        return null;
    }

    internal static string FolderOf(string recallId) => $"recalls/{recallId}/checks/";

    private static CheckFigures FiguresOf(
        EffectivenessLevel level, int percent, IReadOnlyList<string> sample, IReadOnlyList<EffectivenessCheck> checks, Dictionary<string, NoticeAnswer> answers)
    {
        var byCustomer = checks.ToLookup(c => c.Customer, StringComparer.Ordinal);
        IReadOnlyList<SampledCustomer> sampled = [.. sample.Select(c => new SampledCustomer(c, answers.ContainsKey(c), [.. byCustomer[c]]))];
        var last = sampled.Where(s => s.Checks.Count > 0).Select(s => s.Checks[^1].Result).ToList();
        var drawn = sample.ToHashSet(StringComparer.Ordinal);
        return new CheckFigures(
            level, percent, EffectivenessSample.Rule, sampled, last.Count, last.Count(r => r == CheckResult.Effective),
            last.Count(r => r == CheckResult.Ineffective), last.Count(r => r == CheckResult.Unreachable), [.. checks.Where(c => !drawn.Contains(c.Customer))]);
    }

    /// <summary>The customers whose notice stands, and the answer to it that counts.</summary>
    private async Task<(HashSet<string> Notified, Dictionary<string, NoticeAnswer> Answers)> AnswersAsync(Recall recall, CancellationToken cancellationToken)
    {
        var given = (await recalls.AnswersAsync(recall.RecallId, null, cancellationToken)).ToLookup(a => (a.Customer, a.Version));
        var (notified, answers) = (new HashSet<string>(StringComparer.Ordinal), new Dictionary<string, NoticeAnswer>(StringComparer.Ordinal));
        await foreach (var notice in recalls.AllNoticesAsync(recall.RecallId, cancellationToken))
        {
            if (notice.SupersededBy is not null || (notice.SentAt is null && !recall.IsDrill)) continue;
            notified.Add(notice.Customer);
            if (AnswerBalance.Counting([.. given[(notice.Customer, notice.Version)]]) is { } answer) answers[notice.Customer] = answer;
        }

        return (notified, answers);
    }

    private async Task<IReadOnlyList<EffectivenessCheck>> ChecksAsync(string recallId, CancellationToken cancellationToken)
    {
        var checks = new List<EffectivenessCheck>();
        await foreach (var blob in blobs.ListAsync(FolderOf(recallId), cancellationToken))
        {
            checks.Add(CanonicalJson.Read<EffectivenessCheck>(await blobs.ReadAsync(blob.Name, cancellationToken)));
        }

        return [.. checks.OrderBy(c => c.At)];
    }
}
