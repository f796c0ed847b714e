namespace LotFunctions.Core.Recalls;

/// <summary>What the workflow works with: fixed when it starts, so that a changed configuration does not change a run.</summary>
public sealed record RecallRun
{
    public required string RecallId { get; init; }

    public required bool IsDrill { get; init; }

    public required string StartedBy { get; init; }

    public required bool StarterMayApprove { get; init; }

    public required decimal ApprovalTimeoutHours { get; init; }

    public required decimal ResponseDueHours { get; init; }

    public required int NoticeBatch { get; init; }

    public required int Reminders { get; init; }

    internal static RecallRun Of(Recall recall, RecallOptions options) => new()
    {
        RecallId = recall.RecallId,
        IsDrill = recall.IsDrill,
        StartedBy = recall.StartedBy,
        StarterMayApprove = options.StarterMayApprove,
        ApprovalTimeoutHours = recall.Request.ApprovalTimeoutHours,
        ResponseDueHours = recall.Request.ResponseDueHours,
        NoticeBatch = options.NoticeBatch,
        Reminders = options.Reminders,
    };
}

/// <summary>How the workflow ended.</summary>
public sealed record RecallOutcome(RecallStatus Status);
