namespace LotFunctions.Core.Recalls;

/// <summary>The steps that a timeline can hold.</summary>
public static class RecallSteps
{
    public const string Started = "started";
    public const string Traced = "traced";

    /// <summary>A further scope version was traced.</summary>
    public const string Extended = "scope-extended";

    public const string Held = "held";
    public const string ApprovalRequested = "approval-requested";
    public const string ApprovalReminder = "approval-reminder";
    public const string Approved = "approved";
    public const string ApprovalOverdue = "approval-overdue";
    public const string Rejected = "rejected";

    /// <summary>A further scope version was turned down.</summary>
    public const string Declined = "declined";

    public const string Cancelled = "cancelled";
    public const string Expired = "expired";
    public const string Released = "released";
    public const string Notified = "notified";
    public const string ResponseReminder = "response-reminder";
    public const string Escalated = "escalated";
    public const string Packaged = "packaged";
    public const string Closed = "closed";
    /// <summary>A customer answered after the package was sealed.</summary>
    public const string AnsweredLate = "answered-late";

    public const string Failed = "failed";

    /// <summary>A step failed and the recall goes on without it.</summary>
    public const string StepFailed = "step-failed";
}
