namespace LotFunctions.Core.Recalls;

/// <summary>Where a notice is; computed when it is asked for.</summary>
public enum NoticeStatus
{
    Written,
    Sent,
    Answered,

    /// <summary>Sent, not answered, and the due date of the recall is past.</summary>
    Overdue,

    Superseded,
}
