using System.Globalization;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Notices;

/// <summary>The subject lines of outbound messages.</summary>
internal static class NoticeSubject
{
    public static string Of(OutboundKind kind, Recall recall, bool withdraws, string? language, HouseOptions house)
    {
        var words = house.Templates.Words(house.Templates.Resolve(language, house.Language));
        var subject = words.Say("subject", NoticeHeading.Of(recall.Request.Kind, recall.Request.Class, withdraws, words), recall.Request.Title, recall.RecallId);
        return kind == OutboundKind.Reminder ? words.Say("subjectReminder", subject) : subject;
    }

    /// <summary>To the house's own people, in the house's language.</summary>
    public static string OfEscalation(Recall recall, int outstanding, HouseOptions house) =>
        house.Templates.Words(house.Templates.Resolve(null, house.Language))
            .Say("subjectEscalation", recall.RecallId, outstanding.ToString(CultureInfo.InvariantCulture));
}
