using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Api.Answers;

/// <summary>A notice to one customer.</summary>
/// <param name="Files">By extension.</param>
public sealed record NoticeListAnswer(
    string Customer, int Version, NoticeStatus Status, DateTimeOffset WrittenAt, DateTimeOffset? SentAt, int? Supersedes, int? SupersededBy, DateTimeOffset? AnswerBy,
    int Reminders, IReadOnlyDictionary<string, NoticeFileAnswer> Files, string AnswerUrl, IReadOnlyList<NoticeReply> Answers)
{
    public static NoticeListAnswer Of(NoticeView v)
    {
        var notice = v.Notice;
        var path = $"/api/recalls/{Uri.EscapeDataString(notice.RecallId)}/notices/{Uri.EscapeDataString(notice.Customer)}";
        return new NoticeListAnswer(
            notice.Customer, notice.Version, v.Status, notice.WrittenAt, notice.SentAt, notice.Supersedes, notice.SupersededBy, notice.AnswerBy, notice.Reminders,
            notice.Files.OrderBy(f => f.Key, StringComparer.Ordinal)
                .ToDictionary(f => f.Key, f => new NoticeFileAnswer($"{path}.{f.Key}?version={notice.Version}", f.Value.Sha256)),
            notice.AnswerUrl, [.. v.Answers.Select(NoticeReply.Of)]);
    }
}

public sealed record NoticeFileAnswer(string Href, string Sha256);

/// <summary>What a customer answered. A mere acknowledgement has no numbers.</summary>
public sealed record NoticeReply(
    DateTimeOffset At, decimal? OnHand, decimal? Quarantined, decimal? Returned, decimal? Destroyed, decimal? PassedOn, string? Contact,
    string? Comment)
{
    public static NoticeReply Of(NoticeAnswer a) =>
        new(a.At, a.OnHand, a.Quarantined, a.Returned, a.Destroyed, a.PassedOn, a.Contact, a.Comment);
}

/// <summary>What a customer's token opens.</summary>
/// <param name="Balance">Of the last answer; null while there is none.</param>
public sealed record NoticePageAnswer(NoticeDocument Notice, int? SupersededBy, AccountedAnswer? Balance, IReadOnlyList<NoticeReply> Answers)
{
    public static NoticePageAnswer Of(NoticePage p) => new(
        p.Document, p.Notice.SupersededBy, AnswerBalance.Counting(p.Answers) is { } counting ? AccountedAnswer.Of(AnswerBalance.Of(p.Document, counting)) : null,
        [.. p.Answers.Select(NoticeReply.Of)]);
}

/// <summary>What an answer accounts for beside what was shipped.</summary>
/// <param name="Shipped">One entry a unit.</param>
/// <param name="Accounted">On hand, kept apart, returned, destroyed and passed on.</param>
/// <param name="Variance">Accounted for less shipped; null where several units or an unknown quantity do not let it be said.</param>
public sealed record AccountedAnswer(IReadOnlyList<Amount> Shipped, decimal Accounted, decimal? Variance)
{
    public static AccountedAnswer Of(AnswerBalance b) => new([.. b.Shipped.Select(Amount.Of)], b.Accounted, b.Variance);
}
