using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Notices;

/// <summary>What a notice says first: what it is.</summary>
internal static class NoticeHeading
{
    /// <summary>In capitals; URGENT for class I and class II (21 CFR 7.49(c)(1)); a drill says first that it is one.</summary>
    /// <param name="withdraws">It tells the customer that it is not affected any more: that, and nothing else, is what it is.</param>
    public static string Of(RecallKind kind, RecallClass? @class, bool withdraws, NoticeWords words)
    {
        var heading = words[withdraws ? "headingNotAffected" : kind == RecallKind.Withdrawal ? "headingWithdrawal" : @class is RecallClass.I or RecallClass.II ? "headingUrgent" : "headingRecall"];
        return kind == RecallKind.Drill ? words.Say("drillHeading", heading) : heading;
    }
}
