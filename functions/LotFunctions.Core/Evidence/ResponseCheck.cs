using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Evidence;

/// <summary>Every answer is to a notice, and its id follows from what it says.</summary>
internal static class ResponseCheck
{
    public static void Run(PackageContent content)
    {
        var notices = content.Read<List<Notice>>(PackageDecision.NoticesEntryName).Select(n => (n.Customer, n.Version)).ToHashSet();
        var before = new HashSet<(string, int, string?)>();
        foreach (var answer in content.Read<List<NoticeAnswer>>(PackageDecision.ResponsesEntryName))
        {
            var (customer, version) = (answer.Customer, answer.Version);
            void Expect(bool holds, string detail) => content.Expect(holds, PackageDecision.ResponsesEntryName, $"The answer {answer.AnswerId} of {customer}: {detail}");

            Expect(answer.RecallId == content.Manifest.RecallId && notices.Contains((customer, version)), "It answers no notice of this recall.");
            // Two that came at once both follow the one before them.
            var follows = before.Where(b => b.Item1 == customer && b.Item2 == version).Select(b => b.Item3).Append(null);
            Expect(follows.Any(after => answer.AnswerId == NoticeAnswers.IdOf(answer, after)), "Its id does not follow from what it says.");
            before.Add((customer, version, answer.AnswerId));
        }
    }
}
