namespace LotFunctions.Core.Recalls;

// What passes between the workflow and its activities. It stands in journals: small, and changed only by addition, for a
// journal of an older build asks with what it asked with then. Every time in it comes from the workflow, so that a retry
// writes the same bytes.

internal sealed record AssembleScopeInput(string RecallId, int Version, bool IsDrill, DateTimeOffset At);

/// <summary>A scope version that is written.</summary>
internal sealed record ScopeAssembled(RecallFigures Figures)
{
    /// <summary>The customers that are told of it; null in a journal from before there were versions: all of them.</summary>
    public int? Notify { get; init; }

    /// <summary>Lots that the recall held before and that are no more in it.</summary>
    public int? Removed { get; init; }
}

/// <param name="Version">The one to write if anything changed.</param>
/// <param name="Approved">The version that customers were told of; 0 while there is none.</param>
/// <param name="Holding">The version whose lots are on hold.</param>
internal sealed record ExtendScopeInput(string RecallId, int Version, int Approved, int Holding, DateTimeOffset At);

/// <param name="TracedTo">The ledger position that was looked at.</param>
/// <param name="Scope">Null when nothing changed.</param>
internal sealed record ScopeExtended(DateTimeOffset TracedTo, ScopeAssembled? Scope);

/// <summary>Releases the lots of the versions from <see cref="From"/> (null: the first) to Version, but for those of <see cref="Keep"/>.</summary>
internal sealed record ReleaseLotsInput(string RecallId, int Version, DateTimeOffset At)
{
    public int? From { get; init; }

    public int? Keep { get; init; }
}

internal sealed record NotifyInput(
    string RecallId, int Version, bool IsDrill, int Skip, int Take, DateTimeOffset IssuedAt, DateTimeOffset AnswerBy);

internal sealed record RemindInput(string RecallId, int Version, int Round, DateTimeOffset At)
{
    /// <summary>Reminders that one notice gets; null while all notices are of one version, and the rounds end by themselves.</summary>
    public int? Most { get; init; }
}

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
