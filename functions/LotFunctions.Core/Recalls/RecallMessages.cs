namespace LotFunctions.Core.Recalls;

// What passes between the workflow and its activities. It stands in journals: small, and changed only by addition.
// Every time in it comes from the workflow, so that a retry writes the same bytes.

internal sealed record AssembleScopeInput(string RecallId, int Version, bool IsDrill, DateTimeOffset At);

internal sealed record ScopeAssembled(RecallFigures Figures);

internal sealed record ReleaseLotsInput(string RecallId, int Version, DateTimeOffset At);

internal sealed record NotifyInput(
    string RecallId, int Version, bool IsDrill, int Skip, int Take, DateTimeOffset IssuedAt, DateTimeOffset AnswerBy);

internal sealed record RemindInput(string RecallId, int Version, int Round, DateTimeOffset At);

internal sealed record Outstanding(int Customers);

internal sealed record WritePackageInput(string RecallId, int Version, TimelineEntry Closing);

internal sealed record PackageWritten(string Blob, string Sha256);

internal sealed record NoteInput(string RecallId, TimelineEntry Entry);

/// <summary>A move of the recall's status with its timeline entry and what is set on the way; null leaves a field as it is.</summary>
internal sealed record RecallStep(string RecallId, RecallSignal Signal, TimelineEntry Entry)
{
    public RecallFigures? Figures { get; init; }

    public DateTimeOffset? ApprovalDue { get; init; }

    public DateTimeOffset? NotifiedAt { get; init; }

    public DateTimeOffset? ResponseDue { get; init; }

    public string? PackageBlob { get; init; }

    public string? Failure { get; init; }
}

internal sealed record Moved(RecallStatus Status);

internal sealed record Done;
