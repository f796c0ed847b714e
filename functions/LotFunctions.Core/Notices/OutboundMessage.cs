using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Notices;

/// <summary>What the mail system is asked to send: the body of a message in the queue <c>notices-outbound</c>, as JSON.</summary>
public sealed record OutboundMessage
{
    public required OutboundKind Kind { get; init; }

    public required string RecallId { get; init; }

    public required int Version { get; init; }

    public required string Title { get; init; }

    /// <summary>The subject line, in the customer's language (of an escalation: in the house's).</summary>
    public required string Subject { get; init; }

    /// <summary>Whom to; null for an escalation.</summary>
    public string? Customer { get; init; }

    /// <summary>Of the notice and the subject.</summary>
    public string? Language { get; init; }

    /// <summary>The customer's contacts; empty when none is registered: then somebody must find one.</summary>
    public IReadOnlyList<Contact> Contacts { get; init; } = [];

    /// <summary>The notice's files by extension, with their hashes.</summary>
    public IReadOnlyDictionary<string, NoticeFile>? Files { get; init; }

    public string? AnswerUrl { get; init; }

    /// <summary>Of a reminder: the how-manieth.</summary>
    public int? Round { get; init; }

    /// <summary>Of an escalation: the recall's contact.</summary>
    public string? EscalateTo { get; init; }

    /// <summary>Of an escalation: how many customers have not answered.</summary>
    public int? Outstanding { get; init; }

    /// <summary>Of an escalation: those customers, the first hundred of them.</summary>
    public IReadOnlyList<string>? Customers { get; init; }
}

public enum OutboundKind
{
    Notice,
    Reminder,
    Escalation,
}
