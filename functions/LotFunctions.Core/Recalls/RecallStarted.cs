namespace LotFunctions.Core.Recalls;

/// <summary>What became of a request to start a recall: the recall, or a refusal, or everything that is wrong with the request.</summary>
/// <param name="Existing">The same person asked for the same recall before; it was not started again.</param>
/// <param name="Warnings">Words that a notice about a consumer product must not hold; they stop nothing.</param>
public sealed record RecallStarted(
    Recall? Recall, bool Existing, IReadOnlyList<FieldError> Errors, IReadOnlyList<FieldError> Warnings)
{
    public Refusal? Refusal { get; private init; }

    internal static RecallStarted Invalid(params IReadOnlyList<FieldError> errors) => new(null, false, errors, []);

    internal static RecallStarted Refused(Refusal refusal) => new(null, false, [], []) { Refusal = refusal };
}
