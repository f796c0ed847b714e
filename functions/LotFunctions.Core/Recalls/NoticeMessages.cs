using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Recalls;

internal static class NoticeMessages
{
    public static OutboundMessage Of(OutboundKind kind, Recall recall, Notice notice, Customer? customer) => new()
    {
        Kind = kind,
        RecallId = notice.RecallId,
        Version = notice.Version,
        Title = recall.Request.Title,
        Customer = notice.Customer,
        Language = customer?.Language,
        Contacts = customer?.Contacts ?? [],
        Files = notice.Files,
        AnswerUrl = notice.AnswerUrl,
    };
}
