using System.Text.Json;
using static LotFunctions.Core.Recalls.RecallSignal;
using static LotFunctions.Core.Recalls.RecallStatus;

namespace LotFunctions.Core.Recalls;

/// <summary>The recall's states: all that can happen, and nothing else can.</summary>
public static class RecallTransitions
{
    private static readonly Dictionary<(RecallStatus, RecallSignal), RecallStatus> Table = new()
    {
        [(Tracing, ScopeReady)] = AwaitingApproval,
        [(Tracing, Fail)] = Failed,

        [(AwaitingApproval, Approve)] = Notifying,
        [(AwaitingApproval, Reject)] = Rejected,
        [(AwaitingApproval, Cancel)] = Cancelled,
        [(AwaitingApproval, Expire)] = Cancelled,
        [(AwaitingApproval, Fail)] = Failed,

        [(Notifying, NoticesWritten)] = Monitoring,
        [(Notifying, Fail)] = Failed,

        [(Monitoring, Close)] = Closed,
        [(Monitoring, Fail)] = Failed,
    };

    /// <summary>Null when the signal is illegal in that status.</summary>
    public static RecallStatus? Next(RecallStatus status, RecallSignal signal) =>
        Table.TryGetValue((status, signal), out var next) ? next : null;

    /// <summary>The one status that a signal leads to, from wherever it is legal.</summary>
    public static RecallStatus TargetOf(RecallSignal signal) => Table.First(t => t.Key.Item2 == signal).Value;

    public static bool IsEnded(RecallStatus status) => !Table.Keys.Any(k => k.Item1 == status);

    /// <summary>As callers see it: lower case with hyphens.</summary>
    public static string NameOf(RecallStatus status) => JsonNamingPolicy.KebabCaseLower.ConvertName(status.ToString());

    public static RecallSignal SignalOf(RecallAction action) => action switch
    {
        RecallAction.Approve => Approve,
        RecallAction.Reject => Reject,
        RecallAction.Cancel => Cancel,
        RecallAction.Close => Close,
        _ => throw new ArgumentOutOfRangeException(nameof(action), action, "Not an action."),
    };
}
