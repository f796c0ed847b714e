namespace LotFunctions.Core.Recalls;

/// <summary>What became of a customer's answer.</summary>
/// <param name="Page">The customer's page after it; null for an unknown token.</param>
/// <param name="Answer">As it is stored; null when it was not taken.</param>
/// <param name="Errors">Everything that is wrong with it.</param>
public sealed record AnswerResult(NoticePage? Page, NoticeAnswer? Answer, IReadOnlyList<FieldError> Errors);
