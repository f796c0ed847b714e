using LotFunctions.Api.Answers;
using LotFunctions.Api.Http;
using LotFunctions.Core.Intake;

namespace LotFunctions.Api.Drop;

/// <summary>What became of a dropped file, as it is written beside it.</summary>
/// <param name="Outcome"><c>accepted</c>, <c>duplicate</c> or <c>refused</c>.</param>
/// <param name="DocumentId">Null when no document holds the bytes.</param>
public sealed record DropAnswer(string Outcome, string? DocumentId, DocumentLinks? Links, IReadOnlyList<ApiError> Errors)
{
    public bool IsRefused => Outcome == "refused";

    public static DropAnswer Of(AsnResult result) => result switch
    {
        AsnResult.Accepted(var document) => new("accepted", document.DocumentId, DocumentLinks.Of(document.DocumentId), []),
        AsnResult.AlreadyThere(var document) => new("duplicate", document.DocumentId, DocumentLinks.Of(document.DocumentId), []),
        AsnResult.Unreadable(var errors, var document) => Refused(document, [.. errors.Select(ApiError.Of)]),
        AsnResult.Refused(var refusal, var document) => Refused(document, [new ApiError(refusal.Code, refusal.Detail)]),
        var other => throw new InvalidOperationException($"{other.GetType()} is no answer."),
    };

    public static DropAnswer Refused(Document? document, IReadOnlyList<ApiError> errors) =>
        new("refused", document?.DocumentId, document is null ? null : DocumentLinks.Of(document.DocumentId), errors);
}
