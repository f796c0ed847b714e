using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Workflows;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Tells open recalls that something was recorded that can change their scope. It reads what the ledger recorded since its
/// last look, each event once for all recalls, and so costs the append nothing, and nothing at all while no recall is open.
/// Its place is kept in the recall and is good for one scope version: with a new version it begins again where that was
/// traced, for what came since may hang on lots that it did not know of. To tell a recall twice does no harm. Drills are of
/// the moment that they were traced at: their goods move on.
/// </summary>
public sealed class ScopeWatch(IRecalls recalls, ILedger ledger, IBlobStore blobs, IWorkflows workflows, TimeProvider clock)
{
    private const int EventBatch = 2000;

    /// <summary>So many events are read again at most after a restart.</summary>
    private const int EventsBetweenMarks = 20_000;

    private static readonly RecallStatus[] Watched = [RecallStatus.AwaitingApproval, RecallStatus.Notifying, RecallStatus.Monitoring];

    private readonly ScopeTouch touch = new(ledger);
    private readonly Dictionary<string, WatchedScope> scopes = new(StringComparer.Ordinal);

    /// <summary>One look; not to be run twice at a time.</summary>
    /// <returns>How many recalls were told.</returns>
    public async Task<int> LookAsync(CancellationToken cancellationToken)
    {
        var open = await recalls.OpenAsync(cancellationToken).Where(r => !r.IsDrill && Watched.Contains(r.Status)).ToListAsync(cancellationToken);
        foreach (var ended in scopes.Keys.Except(open.Select(r => r.RecallId)).ToList()) scopes.Remove(ended);
        if (open.Count == 0) return 0;

        foreach (var recall in open) await FollowAsync(recall, cancellationToken);
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var told = new HashSet<string>();
        await foreach (var batch in ledger.BatchesAsync(scopes.Values.Min(s => s.Position), view.AsOf, EventBatch, ScopeTouch.Concerns, cancellationToken))
        {
            foreach (var scope in scopes.Values)
            {
                if (await TouchedAsync(scope, view, batch, cancellationToken) is not { } position) continue;
                await TellAsync(scope, position, cancellationToken);
                told.Add(scope.Recall.RecallId);
            }
        }

        foreach (var scope in scopes.Values) await MarkAsync(scope, view.AsOf, cancellationToken);
        return told.Count;
    }

    private async Task FollowAsync(Recall recall, CancellationToken cancellationToken)
    {
        if (scopes.TryGetValue(recall.RecallId, out var known) && known.Recall.ScopeVersion == recall.ScopeVersion)
        {
            known.Recall = recall;
            return;
        }

        var scope = await ScopeReader.OpenAsync(blobs, recall.RecallId, recall.ScopeVersion, cancellationToken);
        var position = recall.WatchedVersion == recall.ScopeVersion ? recall.WatchedTo : null;
        scopes[recall.RecallId] = new WatchedScope(recall, await scope.LotSetAsync(cancellationToken), position ?? scope.Scope.CheckedTo);
    }

    private async Task<DateTimeOffset?> TouchedAsync(
        WatchedScope scope, ILedgerView view, IReadOnlyList<RecordedEvent> batch, CancellationToken cancellationToken)
    {
        var fresh = scope.Position < batch[0].RecordedAt ? batch : [.. batch.Where(r => r.RecordedAt > scope.Position)];
        if (fresh.Count == 0) return null;
        scope.Position = fresh[^1].RecordedAt;
        scope.Unmarked += fresh.Count;
        return await touch.LastAsync(view, scope.Recall.Request, scope.Lots, fresh, cancellationToken);
    }

    private Task TellAsync(WatchedScope scope, DateTimeOffset position, CancellationToken cancellationToken)
    {
        var recall = scope.Recall;
        var command = new RecallCommand($"retrace-{position.UtcTicks}", RecallAction.Retrace, RecallWorkflow.Actor, null, clock.GetUtcNow()) { Position = position };
        return workflows.RaiseAsync(recall.RecallId, RecallWorkflow.CommandEvent, command, cancellationToken);
    }

    private async Task MarkAsync(WatchedScope scope, DateTimeOffset position, CancellationToken cancellationToken)
    {
        if (position > scope.Position) scope.Position = position;
        if (scope.Unmarked < EventsBetweenMarks) return;
        scope.Unmarked = 0;
        // When the recall was changed meanwhile, the mark is set another time.
        await recalls.SaveAsync(scope.Recall with { WatchedTo = scope.Position, WatchedVersion = scope.Recall.ScopeVersion }, cancellationToken);
    }

    private sealed class WatchedScope(Recall recall, HashSet<LotKey> lots, DateTimeOffset position)
    {
        public Recall Recall { get; set; } = recall;

        public IReadOnlySet<LotKey> Lots => lots;

        /// <summary>All events up to here were looked at.</summary>
        public DateTimeOffset Position { get; set; } = position;

        public int Unmarked { get; set; }
    }
}
