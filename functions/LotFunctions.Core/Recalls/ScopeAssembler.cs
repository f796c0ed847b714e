using System.Security.Cryptography;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// The activity that traces a scope version and holds its lots. A scan can ship or use a lot between the snapshot and the
/// hold; so the trace is repeated until a snapshot shows no lot that was not on hold before it was taken. In that snapshot
/// no shipped line is missing: what left before the hold is in it, and what comes after meets the interlock. Only then is
/// the scope written, once: a retry reads back what is there.
/// </summary>
internal sealed class ScopeAssembler(IRecalls recalls, ILedger ledger, ITracer tracer, IBlobStore blobs, LotSelection selection)
{
    private const int Rounds = 10;
    private const int AppendBatch = 500;

    public async Task<ScopeAssembled> AssembleAsync(AssembleScopeInput input, CancellationToken cancellationToken)
    {
        var name = RecallScope.BlobOf(input.RecallId, input.Version);
        var scope = await blobs.FindAsync(name, cancellationToken) is null
            ? await WriteAsync(await TraceAsync(input, cancellationToken), cancellationToken)
            : await ReadAsync(name, cancellationToken);

        var lots = scope.Nodes.Count;
        await NoteAsync(input, RecallSteps.Traced, $"{lots} lots and {scope.Customers.Count} customers, at ledger position {scope.AsOf.UtcDateTime:O}.", cancellationToken);
        if (!input.IsDrill)
        {
            var stable = scope.Stable ? "" : " Lots kept coming in; the last ones are held too.";
            await NoteAsync(input, RecallSteps.Held, $"{lots} lots on hold.{stable}", cancellationToken);
        }

        return new ScopeAssembled(ScopeFigures.Of(scope));
    }

    public async Task<Done> ReleaseAsync(ReleaseLotsInput input, CancellationToken cancellationToken)
    {
        var lots = new HashSet<LotKey>();
        for (var version = 1; version <= input.Version; version++)
        {
            lots.UnionWith((await ReadAsync(RecallScope.BlobOf(input.RecallId, version), cancellationToken)).Nodes.Select(n => n.Lot));
        }

        await AppendAsync(LotEventType.Release, input.RecallId, input.Version, input.At, lots, cancellationToken);
        await recalls.AddTimelineAsync(
            input.RecallId, new TimelineEntry($"v{input.Version}-released", RecallSteps.Released, input.At, RecallWorkflow.Actor, input.Version, $"{lots.Count} lots released."), cancellationToken);
        return new Done();
    }

    private async Task<RecallScope> TraceAsync(AssembleScopeInput input, CancellationToken cancellationToken)
    {
        var recall = await recalls.FindAsync(input.RecallId, cancellationToken)
            ?? throw new InvalidOperationException($"Recall {input.RecallId} is not registered.");
        var held = new HashSet<LotKey>();
        for (var round = 1; ; round++)
        {
            TraceResult trace;
            await using (var view = await ledger.ViewAsync(null, cancellationToken))
            {
                var roots = await selection.ResolveAsync(recall.Request, view, cancellationToken);
                trace = await tracer.TraceAsync(view, roots, TraceDirection.Forward, cancellationToken);
            }

            var fresh = trace.Nodes.Select(n => n.Lot).Where(l => !held.Contains(l)).ToList();
            if (input.IsDrill || fresh.Count == 0) return RecallScope.Of(input.RecallId, input.Version, trace, stable: true);

            await AppendAsync(LotEventType.Hold, input.RecallId, input.Version, input.At, fresh, cancellationToken);
            held.UnionWith(fresh);
            if (round == Rounds) return RecallScope.Of(input.RecallId, input.Version, trace, stable: false);
        }
    }

    private async Task AppendAsync(
        LotEventType type, string recallId, int version, DateTimeOffset at, IEnumerable<LotKey> lots, CancellationToken cancellationToken)
    {
        var recorder = new Recorder($"recall {recallId}", IsQuality: true);
        foreach (var batch in lots.Select(lot => EventOf(type, recallId, version, at, lot)).Chunk(AppendBatch))
        {
            var results = await ledger.AppendAsync(batch, recorder, cancellationToken);
            if (results.FirstOrDefault(r => r.Status == AppendStatus.Refused) is { } refused)
            {
                throw new InvalidOperationException($"Event {refused.EventId} was refused: {refused.Code}, {refused.Detail}");
            }
        }
    }

    private static LotEvent EventOf(LotEventType type, string recallId, int version, DateTimeOffset at, LotKey lot)
    {
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = at,
            Lot = lot,
            Recall = recallId,
            Reason = type == LotEventType.Hold ? $"Recall {recallId}" : $"Recall {recallId} was called off",
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(lot)))[..32];
        return EventIdentity.Seal(draft, $"recall-{recallId}-v{version}-{(type == LotEventType.Hold ? "hold" : "release")}-{hash}");
    }

    private async Task<RecallScope> WriteAsync(RecallScope scope, CancellationToken cancellationToken)
    {
        var name = RecallScope.BlobOf(scope.RecallId, scope.Version);
        await blobs.WriteFirstAsync(name, CanonicalJson.Write(scope), "application/json", cancellationToken);
        return await ReadAsync(name, cancellationToken);
    }

    private async Task<RecallScope> ReadAsync(string name, CancellationToken cancellationToken) =>
        CanonicalJson.Read<RecallScope>(await blobs.ReadAsync(name, cancellationToken));

    private Task NoteAsync(AssembleScopeInput input, string step, string comment, CancellationToken cancellationToken) =>
        recalls.AddTimelineAsync(input.RecallId, new TimelineEntry($"v{input.Version}-{step}", step, input.At, RecallWorkflow.Actor, input.Version, comment), cancellationToken);
}
