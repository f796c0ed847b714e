namespace LotFunctions.Core.Recalls;

/// <summary>What became of a command: the recall as it is afterwards, or a refusal, or what is wrong with the fields.</summary>
/// <param name="Applied">False when the workflow has not applied the command yet; it will.</param>
public sealed record RecallCommandResult(Recall? Recall, bool Applied, Refusal? Refusal, IReadOnlyList<FieldError> Errors)
{
    internal static RecallCommandResult Of(Recall recall, bool applied) => new(recall, applied, null, []);

    internal static RecallCommandResult Refused(string code, string detail) => new(null, false, new Refusal(code, detail), []);

    internal static RecallCommandResult Invalid(FieldError error) => new(null, false, null, [error]);
}
