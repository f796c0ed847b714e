namespace LotFunctions.Core.Recalls;

/// <summary>The notice to one customer for one version of a recall's scope.</summary>
public sealed record Notice
{
    public required string RecallId { get; init; }

    public required string Customer { get; init; }

    public required int Version { get; init; }

    /// <summary>SHA-256 (hex) of the token that opens the customer's page; the token itself is in the notice alone.</summary>
    public required string TokenHash { get; init; }

    /// <summary>The files in blob storage, by extension (html, json ...).</summary>
    public required IReadOnlyDictionary<string, NoticeFile> Files { get; init; }

    public required DateTimeOffset WrittenAt { get; init; }

    public required string AnswerUrl { get; init; }

    /// <summary>When its message was put into notices-outbound; never, for a drill.</summary>
    public DateTimeOffset? SentAt { get; init; }

    /// <summary>The version whose notice takes this one's place; null while it stands.</summary>
    public int? SupersededBy { get; init; }

    /// <summary>The version of this customer's notice that it takes the place of; null for the customer's first.</summary>
    public int? Supersedes { get; init; }

    /// <summary>It says that what the customer was told of before does not concern it any more: no answer is waited for.</summary>
    public bool Withdraws { get; init; }

    /// <summary>When the answer is due; null of a notice from before there were versions: when the recall's are.</summary>
    public DateTimeOffset? AnswerBy { get; init; }

    public int Reminders { get; init; }
}

public sealed record NoticeFile(string Blob, string Sha256, string ContentType);

/// <summary>What a customer answers; each answer stays, and one of them counts (<see cref="AnswerBalance.Counting"/>).</summary>
public sealed record NoticeAnswer
{
    /// <summary>Derived from the content, so that a form sent twice is one answer.</summary>
    public required string AnswerId { get; init; }

    public required string RecallId { get; init; }

    public required string Customer { get; init; }

    public required int Version { get; init; }

    public required DateTimeOffset At { get; init; }

    public decimal? OnHand { get; init; }

    public decimal? Quarantined { get; init; }

    public decimal? Returned { get; init; }

    public decimal? Destroyed { get; init; }

    public decimal? PassedOn { get; init; }

    public string? Contact { get; init; }

    public string? Comment { get; init; }
}
