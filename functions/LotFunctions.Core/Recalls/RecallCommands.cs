using System.Security.Cryptography;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// What the quality role tells a recall. A command is checked here so that the caller gets a reason, then handed to the
/// workflow, which checks it again when its turn comes; the answer waits for that (<see cref="RecallOptions.CommandWait"/>).
/// </summary>
public sealed class RecallCommands(IRecalls recalls, IWorkflows workflows, TimeProvider clock, RecallOptions options)
{
    private const int LongestComment = 2000;

    private static readonly TimeSpan Poll = TimeSpan.FromMilliseconds(50);

    private static readonly string[] Decisions =
        [RecallSteps.Approved, RecallSteps.Rejected, RecallSteps.Declined, RecallSteps.Cancelled, RecallSteps.Expired, RecallSteps.Closed, RecallSteps.Failed];

    /// <summary>Refusals: not-found, wrong-state, starter-may-not-approve.</summary>
    /// <param name="version">The scope version that is meant: another one is wrong-state by now. Null: the one that waits.</param>
    public Task<RecallCommandResult> ApproveAsync(
        string recallId, string by, string? comment, CancellationToken cancellationToken, int? version = null) =>
        SendAsync(recallId, RecallAction.Approve, by, comment, version, cancellationToken);

    /// <summary>
    /// The holds are released: all of them, or of a further scope version those that it added, and the recall goes on.
    /// Refusals: not-found, wrong-state.
    /// </summary>
    /// <inheritdoc cref="ApproveAsync"/>
    public Task<RecallCommandResult> RejectAsync(
        string recallId, string by, string? comment, CancellationToken cancellationToken, int? version = null) =>
        SendAsync(recallId, RecallAction.Reject, by, comment, version, cancellationToken);

    /// <summary>
    /// Before the first approval; the holds are released. While the recall is traced, it takes effect when that is done.
    /// Refusals: not-found, wrong-state.
    /// </summary>
    public Task<RecallCommandResult> CancelAsync(string recallId, string by, string? comment, CancellationToken cancellationToken) =>
        SendAsync(recallId, RecallAction.Cancel, by, comment, null, cancellationToken);

    /// <summary>
    /// Ends a recall whose customers are told; its lots stay on hold until quality disposes of them. While answers are
    /// outstanding the comment must say why it is closed all the same. Refusals: not-found, wrong-state.
    /// </summary>
    public Task<RecallCommandResult> CloseAsync(string recallId, string by, string? comment, CancellationToken cancellationToken) =>
        SendAsync(recallId, RecallAction.Close, by, comment, null, cancellationToken);

    private async Task<RecallCommandResult> SendAsync(
        string recallId, RecallAction action, string by, string? comment, int? version, CancellationToken cancellationToken)
    {
        var words = string.IsNullOrWhiteSpace(comment) ? null : comment.Trim();
        var recall = await recalls.FindAsync(recallId, cancellationToken);
        if (recall is null) return RecallCommandResult.Refused(RefusalCode.NotFound, $"There is no recall {recallId}.");
        if (RecallTransitions.Legal(recall.Status, recall.ApprovedVersion, action) is null) return WrongState(recall, action);
        if (version is { } meant && meant != recall.ScopeVersion) return OtherVersion(recall, meant);
        // A name in other letters is the same person's.
        if (action == RecallAction.Approve && string.Equals(by, recall.StartedBy, StringComparison.OrdinalIgnoreCase) && !options.StarterMayApprove)
        {
            return RecallCommandResult.Refused(RefusalCode.SamePerson, "Who starts a recall may not approve it.");
        }

        if (await CommentErrorAsync(recall, action, words, cancellationToken) is { } error) return RecallCommandResult.Invalid(error);

        var command = new RecallCommand(IdOf(recall, action, by, words), action, by, words, clock.GetUtcNow());
        if (action is RecallAction.Approve or RecallAction.Reject) command = command with { Version = recall.ScopeVersion };
        var before = (await recalls.TimelineAsync(recallId, cancellationToken)).Select(e => e.EntryId).ToHashSet();
        await workflows.RaiseAsync(recallId, RecallWorkflow.CommandEvent, command, cancellationToken);
        return await AppliedAsync(recallId, command, before, cancellationToken);
    }

    /// <summary>Waits until the workflow has applied this command or decided otherwise.</summary>
    private async Task<RecallCommandResult> AppliedAsync(
        string recallId, RecallCommand command, HashSet<string> before, CancellationToken cancellationToken)
    {
        var until = clock.GetUtcNow() + options.CommandWait;
        while (true)
        {
            var timeline = await recalls.TimelineAsync(recallId, cancellationToken);
            var applied = timeline.Any(e => e.EntryId == command.CommandId);
            var decided = timeline.Any(e => !before.Contains(e.EntryId) && Decisions.Contains(e.Step));
            var recall = await recalls.FindAsync(recallId, cancellationToken)
                ?? throw new InvalidOperationException($"Recall {recallId} is gone.");
            if (!applied && command.Version is { } meant && meant != recall.ScopeVersion) return OtherVersion(recall, meant);
            if (applied || decided || clock.GetUtcNow() >= until)
            {
                return applied || !decided ? RecallCommandResult.Of(recall, applied) : WrongState(recall, command.Action);
            }

            await Task.Delay(Poll, clock, cancellationToken);
        }
    }

    private async Task<FieldError?> CommentErrorAsync(Recall recall, RecallAction action, string? comment, CancellationToken cancellationToken)
    {
        if (comment?.Length > LongestComment)
        {
            return new FieldError("too-long", $"comment has {comment.Length} characters; {LongestComment} are the most.", "/comment");
        }

        if (action != RecallAction.Close || recall.IsDrill || comment is not null) return null;
        var outstanding = await recalls.OutstandingAsync(recall.RecallId, cancellationToken);
        return outstanding.Count == 0
            ? null
            : new FieldError("required", $"{outstanding.Count} customers have not answered: say why the recall is closed.", "/comment");
    }

    private static RecallCommandResult WrongState(Recall recall, RecallAction action) => RecallCommandResult.Refused(
        RefusalCode.WrongState, $"Recall {recall.RecallId} is {RecallTransitions.NameOf(recall.Status)}: {action.ToString().ToLowerInvariant()} does not apply.");

    private static RecallCommandResult OtherVersion(Recall recall, int meant) => RecallCommandResult.Refused(
        RefusalCode.WrongState, $"The scope of recall {recall.RecallId} is version {recall.ScopeVersion} by now, no more {meant}: look at it first.");

    /// <summary>The version and the status tell a command from the same one to a later state; the time has no part, so that a retry is no second command.</summary>
    private static string IdOf(Recall recall, RecallAction action, string by, string? comment)
    {
        var hash = SHA256.HashData(CanonicalJson.Write(new { recall.RecallId, recall.ScopeVersion, recall.Status, recall.ApprovedVersion, action, by, comment }));
        return $"c-{Convert.ToHexStringLower(hash)[..32]}";
    }
}
