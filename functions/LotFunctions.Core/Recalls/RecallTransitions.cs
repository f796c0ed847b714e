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
        // Taken in while it is traced, done when that is.
        [(Tracing, Cancel)] = Cancelled,
        [(Tracing, Fail)] = Failed,

        [(AwaitingApproval, ScopeReady)] = AwaitingApproval,
        [(AwaitingApproval, Approve)] = Notifying,
        [(AwaitingApproval, Reject)] = Rejected,
        [(AwaitingApproval, Decline)] = Monitoring,
        [(AwaitingApproval, Cancel)] = Cancelled,
        [(AwaitingApproval, Expire)] = Cancelled,
        [(AwaitingApproval, Fail)] = Failed,

        [(Notifying, NoticesWritten)] = Monitoring,
        [(Notifying, Fail)] = Failed,

        [(Monitoring, ScopeReady)] = AwaitingApproval,
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

    /// <summary>
    /// What an action comes to. Once customers were told of a version, a recall ends by being closed alone: a further version
    /// can be turned down, and the recall goes on with the one before it.
    /// </summary>
    /// <param name="approved">The scope version that customers were told of; 0 while there is none.</param>
    /// <returns>Null when the action is illegal in that status.</returns>
    public static RecallSignal? Legal(RecallStatus status, int approved, RecallAction action)
    {
        RecallSignal? signal = action switch
        {
            RecallAction.Approve => Approve,
            RecallAction.Reject => approved == 0 ? Reject : Decline,
            RecallAction.Cancel when approved == 0 => Cancel,
            RecallAction.Close => Close,
            RecallAction.Retrace when status != Tracing => ScopeReady,
            _ => null,
        };
        return signal is { } known && Next(status, known) is not null ? known : null;
    }
}
