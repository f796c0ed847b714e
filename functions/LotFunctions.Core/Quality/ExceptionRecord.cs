namespace LotFunctions.Core.Quality;

/// <summary>Something that needs a person: what could not be processed, or was recorded against the rules because it had happened.</summary>
public sealed record ExceptionRecord
{
    /// <summary>Derived from its source, so that a redelivery raises it once.</summary>
    public required string ExceptionId { get; init; }

    /// <summary>Where it came from: a queue's name, <c>interlock</c>, <c>lot-rules</c>, <c>notices</c> or <c>asn-drop</c>.</summary>
    public required string Source { get; init; }

    public required string Code { get; init; }

    public required string Detail { get; init; }

    /// <summary>The message or event as it came, as text (UTF-8) where it is text, else Base64.</summary>
    public required string Original { get; init; }

    /// <summary>The message's id, for replay; null when there is nothing to replay.</summary>
    public string? MessageId { get; init; }

    /// <summary>The document that it is about; null when it is about none.</summary>
    public string? DocumentId { get; init; }

    public required DateTimeOffset RaisedAt { get; init; }

    public ExceptionStatus Status { get; init; }

    public string? ResolvedBy { get; init; }

    /// <summary>Why it was dismissed or replayed, in the words of who did.</summary>
    public string? Comment { get; init; }

    public DateTimeOffset? ResolvedAt { get; init; }
}

public enum ExceptionStatus
{
    Open,
    Replayed,
    Dismissed,
}
