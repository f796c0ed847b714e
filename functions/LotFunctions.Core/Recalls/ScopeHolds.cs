using System.Security.Cryptography;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>Puts a recall's lots on hold and releases them. The event ids follow from recall, version and lot: run again, nothing is recorded twice.</summary>
internal sealed class ScopeHolds(IRecalls recalls, ILedger ledger, IBlobStore blobs)
{
    /// <summary>Events of one append: the ledger has them under way together, and memory does not grow with the scope.</summary>
    private const int AppendBatch = 10_000;

    public Task HoldAsync(string recallId, int version, DateTimeOffset at, IEnumerable<LotKey> lots, CancellationToken cancellationToken) =>
        AppendAsync(LotEventType.Hold, recallId, version, at, $"Recall {recallId}", lots, cancellationToken);

    /// <summary>The activity.</summary>
    public async Task<Done> ReleaseAsync(ReleaseLotsInput input, CancellationToken cancellationToken)
    {
        var lots = new HashSet<LotKey>();
        for (var version = input.From ?? 1; version <= input.Version; version++)
        {
            lots.UnionWith(await (await ScopeReader.OpenAsync(blobs, input.RecallId, version, cancellationToken)).LotSetAsync(cancellationToken));
        }

        if (input.Keep is { } keep) lots.ExceptWith(await (await ScopeReader.OpenAsync(blobs, input.RecallId, keep, cancellationToken)).LotSetAsync(cancellationToken));
        var reason = input.Keep is null ? $"Recall {input.RecallId} was called off" : $"Recall {input.RecallId} does not concern it";
        await AppendAsync(LotEventType.Release, input.RecallId, input.Version, input.At, reason, lots, cancellationToken);
        await recalls.AddTimelineAsync(
            input.RecallId, new TimelineEntry($"v{input.Version}-released", RecallSteps.Released, input.At, RecallWorkflow.Actor, input.Version, $"{lots.Count} lots released."), cancellationToken);
        return new Done();
    }

    private async Task AppendAsync(
        LotEventType type, string recallId, int version, DateTimeOffset at, string reason, IEnumerable<LotKey> lots, CancellationToken cancellationToken)
    {
        var recorder = new Recorder($"recall {recallId}", IsQuality: true);
        foreach (var batch in lots.Order(LotKeyOrder.Instance).Select(lot => EventOf(type, recallId, version, at, reason, lot)).Chunk(AppendBatch))
        {
            var results = await ledger.AppendAsync(batch, recorder, cancellationToken);
            if (results.FirstOrDefault(r => r.Status == AppendStatus.Refused) is { } refused)
            {
                throw new InvalidOperationException($"Event {refused.EventId} was refused: {refused.Code}, {refused.Detail}");
            }
        }
    }

    private static LotEvent EventOf(LotEventType type, string recallId, int version, DateTimeOffset at, string reason, LotKey lot)
    {
        var draft = new LotEvent
        {
            EventId = "",
            ContentHash = "",
            Type = type,
            At = at,
            Lot = lot,
            Recall = recallId,
            Reason = reason,
        };
        var hash = Convert.ToHexStringLower(SHA256.HashData(CanonicalJson.Write(lot)))[..32];
        return EventIdentity.Seal(draft, $"recall-{recallId}-v{version}-{(type == LotEventType.Hold ? "hold" : "release")}-{hash}");
    }
}
