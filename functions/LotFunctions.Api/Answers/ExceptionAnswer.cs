using LotFunctions.Core.Quality;

namespace LotFunctions.Api.Answers;

/// <summary>Something that needs a person.</summary>
/// <param name="Source">Where it came from: interlock, lot-rules, asn-drop or the name of a queue.</param>
/// <param name="Original">The message or event as it came: text where it is text, else Base64.</param>
/// <param name="MessageId">Null when there is nothing to replay.</param>
/// <param name="DocumentId">The document that it is about; null when it is about none.</param>
/// <param name="Comment">Why it was dismissed or replayed, in the words of who did.</param>
/// <param name="Links">The document and its byte-exact original; null without a document.</param>
public sealed record ExceptionAnswer(
    string ExceptionId, string Source, string Code, string Detail, string Original, string? MessageId, string? DocumentId, DateTimeOffset RaisedAt,
    ExceptionStatus Status, string? ResolvedBy, string? Comment, DateTimeOffset? ResolvedAt, DocumentLinks? Links)
{
    public static ExceptionAnswer Of(ExceptionRecord e) => new(
        e.ExceptionId, e.Source, e.Code, e.Detail, e.Original, e.MessageId, e.DocumentId, e.RaisedAt, e.Status, e.ResolvedBy, e.Comment, e.ResolvedAt,
        e.DocumentId is { } id ? DocumentLinks.Of(id) : null);
}
