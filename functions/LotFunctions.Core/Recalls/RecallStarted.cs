namespace LotFunctions.Core.Recalls;

/// <summary>What became of a request to start a recall: the recall, or everything that is wrong with the request.</summary>
/// <param name="Existing">The same person asked for the same recall before; it was not started again.</param>
/// <param name="Warnings">Words that a notice about a consumer product must not hold; they stop nothing.</param>
public sealed record RecallStarted(
    Recall? Recall, bool Existing, IReadOnlyList<FieldError> Errors, IReadOnlyList<FieldError> Warnings);
