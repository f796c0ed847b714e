using LotFunctions.Core.Recalls;
using LotFunctions.Core.Trace;
using LotFunctions.Standards;

namespace LotFunctions.Core.Notices;

/// <summary>Notices that use everything a template can show, to try a template on.</summary>
internal static class TrialNotice
{
    public static IEnumerable<NoticeDocument> In(string language)
    {
        var line = new NoticeLine("S-1", DateTimeOffset.UnixEpoch, "340123450000000017", new Quantity(1, "EA"), TraceGrade.Possible);
        var first = new NoticeDocument
        {
            RecallId = "R-1",
            Version = 1,
            Kind = RecallKind.Recall,
            Class = RecallClass.I,
            Title = "Title",
            Reason = "Reason",
            Issuer = new NoticeIssuer("House", "Address", "Contact"),
            Customer = new NoticeConsignee("C-1", null, null),
            Language = language,
            IssuedAt = DateTimeOffset.UnixEpoch,
            AnswerBy = DateTimeOffset.UnixEpoch,
            AnswerUrl = "https://house.example/",
            Products = [new NoticeProduct("1", "Product", true, [new NoticeLot("L", TraceGrade.Definite, [new Quantity(1, "EA")], [line])])],
        };
        yield return first;
        yield return first with
        {
            Version = 2,
            Kind = RecallKind.Drill,
            Hazard = "Hazard",
            Instructions = "Instructions",
            Supersedes = new NoticeSupersedes(1, DateTimeOffset.UnixEpoch),
            ChangedLines = [new NoticeChange("1", "L", null, line), new NoticeChange("1", "L", line, null), new NoticeChange("1", "L", line, line)],
        };
        yield return first with { Kind = RecallKind.Withdrawal, Class = null };
        yield return first with
        {
            Version = 2, Products = [], Supersedes = new NoticeSupersedes(1, DateTimeOffset.UnixEpoch), ChangedLines = [new NoticeChange("1", "L", line, null)],
        };
    }

    public static NoticePage PageOf(NoticeDocument document) => new(
        document,
        new Notice
        {
            RecallId = document.RecallId,
            Customer = document.Customer.Id,
            Version = document.Version,
            TokenHash = "",
            Files = new Dictionary<string, NoticeFile>(),
            WrittenAt = document.IssuedAt,
            AnswerUrl = document.AnswerUrl,
            SupersededBy = 2,
        },
        [
            new NoticeAnswer { AnswerId = "1", RecallId = document.RecallId, Customer = document.Customer.Id, Version = document.Version, At = document.IssuedAt },
            new NoticeAnswer
            {
                AnswerId = "2", RecallId = document.RecallId, Customer = document.Customer.Id, Version = document.Version, At = document.IssuedAt,
                OnHand = 1, Quarantined = 1, Returned = 1, Destroyed = 1, PassedOn = 1, Contact = "Contact", Comment = "Comment",
            },
        ]);
}
