using System.Text.Json;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Evidence;

/// <summary>
/// Checks what the entries of a package say of each other. Whoever changes one and mends the manifest has to change all that
/// follows from it too; what can be changed consistently (the words of an answer, the pages for people) only the package's
/// own hash shows, which stands in the recall's timeline.
/// </summary>
internal static class PackageCrossCheck
{
    public static void Run(PackageContent content)
    {
        PackageDecision? decision = null;
        IReadOnlyList<TimelineEntry>? timeline = null;
        Try(content, PackageDecision.EntryName, () => decision = content.Read<PackageDecision>(PackageDecision.EntryName));
        Try(content, PackageDecision.TimelineEntryName, () => timeline = content.Read<List<TimelineEntry>>(PackageDecision.TimelineEntryName));
        if (decision is null || timeline is null) return;

        var scopes = new List<PackageScope>();
        Try(content, PackageDecision.EntryName, () => DecisionCheck.Run(content, decision, timeline));
        Try(content, "scope", () => scopes = ScopeCheck.Run(content, decision.Recall, timeline));
        Try(content, PackageDecision.NoticesEntryName, () => NoticeCheck.Run(content, decision.Recall, timeline, scopes));
        Try(content, PackageDecision.ResponsesEntryName, () => ResponseCheck.Run(content));
        Try(content, "checks", () => EffectivenessEntryCheck.Run(content, timeline));
        Try(content, Manifest.EventsEntryName, () => EventCheck.Run(content, decision.Recall, scopes));
    }

    /// <summary>An entry can hold anything: what cannot be read as what it should be is a finding too.</summary>
    private static void Try(PackageContent content, string entry, Action check)
    {
        try
        {
            check();
        }
        catch (Exception e) when (e is JsonException or ArgumentException or FormatException or InvalidDataException or NullReferenceException or OverflowException or KeyNotFoundException)
        {
            content.Add("entry-invalid", entry, $"It is not what it should be: {e.Message}");
        }
    }
}
