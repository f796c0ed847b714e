namespace LotFunctions.Core.Recalls;

/// <summary>What moves a recall from one status to the next.</summary>
public enum RecallSignal
{
    ScopeReady,
    Approve,
    Reject,
    Cancel,

    /// <summary>Nobody decided in time.</summary>
    Expire,

    NoticesWritten,
    Close,

    /// <summary>A step failed for good.</summary>
    Fail,
}
