using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Recalls;

internal static class NoticeMessages
{
    public static OutboundMessage Of(OutboundKind kind, Recall recall, Notice notice, Customer? customer, HouseOptions house) => new()
    {
        Kind = kind,
        RecallId = notice.RecallId,
        Version = notice.Version,
        Title = recall.Request.Title,
        Subject = NoticeSubject.Of(kind, recall, notice.Withdraws, customer?.Language, house),
        Customer = notice.Customer,
        Language = house.Templates.Resolve(customer?.Language, house.Language),
        Contacts = customer?.Contacts ?? [],
        Files = notice.Files,
        AnswerUrl = notice.AnswerUrl,
    };
}
