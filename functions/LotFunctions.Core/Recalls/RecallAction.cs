namespace LotFunctions.Core.Recalls;

/// <summary>What quality tells a recall.</summary>
public enum RecallAction
{
    Approve,
    Reject,

    /// <summary>Calls it off before any notice exists; once customers are told, a recall ends by being closed.</summary>
    Cancel,

    Close,

    /// <summary>The watch's, not quality's: something was recorded that can change the scope.</summary>
    Retrace,
}
