using LotFunctions.Api.Http;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Api.Answers;

/// <summary>A recall that was started, or told something.</summary>
/// <param name="Applied">Of a command: false when the workflow has taken it and not yet applied it.</param>
/// <param name="Pick">Of an unannounced drill: how it came to its lot.</param>
/// <param name="Warnings">Words that a notice must not hold; they stop nothing.</param>
public sealed record RecallPostedAnswer(
    string RecallId, RecallStatus Status, bool Applied, IReadOnlyList<ApiError> Warnings, RecallLinks Links, DrillPickAnswer? Pick)
{
    public static RecallPostedAnswer Of(Recall recall, bool applied = true, IReadOnlyList<ApiError>? warnings = null) =>
        new(recall.RecallId, recall.Status, applied, warnings ?? [], RecallLinks.Of(recall.RecallId), DrillPickAnswer.Of(recall.Pick));
}
