using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Evidence;

/// <summary>The first entry of a package: the recall as it stood when it was closed, and the closing.</summary>
internal sealed record PackageDecision(Recall Recall, TimelineEntry Closing)
{
    public const string EntryName = "decision.json";
    public const string TimelineEntryName = "timeline.json";
    public const string ResponsesEntryName = "responses.json";
    public const string NoticesEntryName = "notices.json";
}
