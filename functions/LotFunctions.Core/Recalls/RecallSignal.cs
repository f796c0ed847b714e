namespace LotFunctions.Core.Recalls;

/// <summary>What moves a recall from one status to the next.</summary>
public enum RecallSignal
{
    /// <summary>A scope version waits for approval, the first or a further one.</summary>
    ScopeReady,

    Approve,
    Reject,

    /// <summary>A further scope version is turned down; what customers were told of before stands.</summary>
    Decline,

    Cancel,

    /// <summary>Nobody decided in time.</summary>
    Expire,

    NoticesWritten,
    Close,

    /// <summary>A step failed for good.</summary>
    Fail,
}
