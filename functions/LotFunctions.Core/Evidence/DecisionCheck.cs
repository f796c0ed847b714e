using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Evidence;

/// <summary>The recall and its timeline say the same.</summary>
internal static class DecisionCheck
{
    public static void Run(PackageContent content, PackageDecision decision, IReadOnlyList<TimelineEntry> timeline)
    {
        var recall = decision.Recall;
        void Expect(bool holds, string detail) => content.Expect(holds, PackageDecision.EntryName, detail);

        Expect(recall.RecallId == content.Manifest.RecallId, "It is of another recall than the manifest.");
        var id = RecallStart.IdOf(recall.Request, recall.StartedBy, recall.StartedAt);
        Expect(recall.RecallId == id || recall.RecallId.StartsWith(id + "-", StringComparison.Ordinal), "The recall's id does not follow from what was asked for, by whom and when.");
        Expect(timeline.Count > 0 && timeline[^1] == decision.Closing, "The timeline does not end with the closing.");
        Expect(decision.Closing.At == content.Manifest.CreatedAt, "The package was not made at the closing.");
        content.Expect(
            timeline.DistinctBy(e => e.EntryId).Count() == timeline.Count && timeline.All(e => e.ScopeVersion >= 0 && e.ScopeVersion <= recall.ScopeVersion),
            PackageDecision.TimelineEntryName, "An entry stands twice, or names a scope version that there is not.");

        var started = timeline.FirstOrDefault(e => e.Step == RecallSteps.Started);
        Expect(started is not null && started.By == recall.StartedBy && started.At == recall.StartedAt, "The timeline has it started by somebody else or at another time.");
        var approved = timeline.LastOrDefault(e => e.Step == RecallSteps.Approved);
        Expect((approved?.ScopeVersion ?? 0) == recall.ApprovedVersion && approved?.By == recall.ApprovedBy, "The timeline has it approved by somebody else or in another version.");
        var asked = timeline.LastOrDefault(e => e.Step == RecallSteps.ApprovalRequested);
        Expect((asked?.ScopeVersion ?? 0) == recall.ScopeVersion, "The timeline has the approval asked for of another version.");
        if (!recall.IsDrill) return;

        var first = content.Read<RecallScope>(ScopeCheck.EntryOf(1));
        content.Expect(
            CanonicalJson.Write(content.Read<DrillReport>("drill-report.json")).AsSpan().SequenceEqual(CanonicalJson.Write(DrillReport.Of(recall, first, timeline))),
            "drill-report.json", "It does not follow from the recall, its first scope and its timeline.");
    }
}
