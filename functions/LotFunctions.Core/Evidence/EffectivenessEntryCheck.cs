using LotFunctions.Core.Notices;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Evidence;

/// <summary>Every effectiveness check stands in the timeline, and every one in the timeline is in the package.</summary>
internal static class EffectivenessEntryCheck
{
    private const string Folder = "checks/";
    private const string EntryPrefix = "check-";

    public static void Run(PackageContent content, IReadOnlyList<TimelineEntry> timeline)
    {
        var noted = timeline.Where(e => e.Step == EffectivenessChecks.Step).ToDictionary(e => e.EntryId);
        foreach (var (entry, sha256) in content.Hashes.Where(h => h.Key.StartsWith(Folder, StringComparison.Ordinal)))
        {
            var check = content.Read<EffectivenessCheck>(entry);
            content.Expect(entry == $"{Folder}{NoticeKey.Of(check.Customer)}/{sha256[..32]}.json", entry, "Its name does not follow from what it says.");
            content.Expect(
                noted.Remove(EntryPrefix + sha256[..32], out var note) && (note.By, note.At) == (check.By, check.At), entry, "It is not in the timeline as it is here.");
        }

        foreach (var missing in noted.Keys) content.Expect(false, PackageDecision.TimelineEntryName, $"The effectiveness check {missing} is not in the package.");
    }
}
