using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// Puts a recall's lots on hold and releases them. The event ids follow from recall, version, time and lot: run again, nothing
/// is recorded twice. Which lots are held for a version is written down before, so that what an attempt held that came to
/// another scope, or to none, is found and freed.
/// </summary>
internal sealed class ScopeHolds(IRecalls recalls, ILedger ledger, IBlobStore blobs)
{
    /// <summary>Events of one append: memory does not grow with the scope.</summary>
    private const int AppendBatch = 10_000;

    /// <summary>Appends under way, where the ledger can have several: it need not wait until the next is made.</summary>
    private const int Ahead = 2;

    /// <returns>The name of the list of these lots; null without lots.</returns>
    public async Task<string?> HoldAsync(string recallId, int version, DateTimeOffset at, IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        if (lots.Count == 0) return null;
        LotKey[] sorted = [.. lots.Order(LotKeyOrder.Instance)];
        await using var list = new ScopeSectionWriter(blobs, RecallScope.FolderOf(recallId, version), ScopeSections.Held, cancellationToken);
        foreach (var lot in sorted) await list.AddAsync(lot);
        var written = await list.CompleteAsync();
        await AppendAsync(LotEventType.Hold, recallId, version, at, $"Recall {recallId}", sorted, cancellationToken);
        return written!.Blob;
    }

    /// <summary>The activity.</summary>
    public async Task<Done> ReleaseAsync(ReleaseLotsInput input, CancellationToken cancellationToken)
    {
        var (lots, listed) = (new HashSet<LotKey>(), new HashSet<LotKey>());
        for (var version = input.From ?? 1; version <= input.Version; version++)
        {
            lots.UnionWith(await (await ScopeReader.OpenAsync(blobs, input.RecallId, version, cancellationToken)).LotSetAsync(cancellationToken));
            listed.UnionWith(await ListedAsync(input.RecallId, version, null, cancellationToken));
        }

        // An attempt at the next version may have come as far as its holds.
        listed.UnionWith(await ListedAsync(input.RecallId, input.Version + 1, null, cancellationToken));
        listed.ExceptWith(lots);
        lots.UnionWith(await HeldAsync(input.RecallId, listed, cancellationToken));
        if (input.Keep is { } keep) lots.ExceptWith(await (await ScopeReader.OpenAsync(blobs, input.RecallId, keep, cancellationToken)).LotSetAsync(cancellationToken));
        var reason = input.Keep is null ? $"Recall {input.RecallId} was called off" : $"Recall {input.RecallId} does not concern it";
        await AppendAsync(LotEventType.Release, input.RecallId, input.Version, input.At, reason, lots.Order(LotKeyOrder.Instance), cancellationToken);
        await NoteAsync($"v{input.Version}-released", input.RecallId, input.Version, input.At, $"{lots.Count} lots released.", cancellationToken);
        return new Done();
    }

    /// <summary>Frees the lots that attempts at a version held and that it does not keep.</summary>
    /// <param name="at">Of the holds.</param>
    /// <param name="keep">The lots of the version, and others that stay on hold.</param>
    /// <param name="settled">The list that is known to hold nothing else; null when none is.</param>
    public async Task MendAsync(
        string recallId, int version, DateTimeOffset at, Func<Task<HashSet<LotKey>>> keep, string? settled, CancellationToken cancellationToken)
    {
        var listed = await ListedAsync(recallId, version, settled, cancellationToken);
        if (listed.Count == 0) return;
        listed.ExceptWith(await keep());
        var lots = await HeldAsync(recallId, listed, cancellationToken);
        if (lots.Count == 0) return;
        // At the same time a hold would come after its release.
        var after = at.AddMilliseconds(1);
        await AppendAsync(LotEventType.Release, recallId, version, after, $"Recall {recallId} does not concern it", lots.Order(LotKeyOrder.Instance), cancellationToken);
        await NoteAsync(
            $"v{version}-released-{after.UtcTicks}", recallId, version, after, $"{lots.Count} lots released that were held on the way and are not in the scope.", cancellationToken);
    }

    /// <summary>The lots that attempts at a version held or were about to.</summary>
    private async Task<HashSet<LotKey>> ListedAsync(string recallId, int version, string? but, CancellationToken cancellationToken)
    {
        var lots = new HashSet<LotKey>();
        await foreach (var list in blobs.ListAsync($"{RecallScope.FolderOf(recallId, version)}{ScopeSections.Held}-", cancellationToken))
        {
            if (list.Name == but) continue;
            await using var stream = await blobs.OpenAsync(list.Name, cancellationToken);
            await foreach (var lot in NdjsonRows.ReadAsync<LotKey>(stream, cancellationToken)) lots.Add(lot);
        }

        return lots;
    }

    /// <summary>Of these lots, those that the recall has on hold now.</summary>
    private async Task<List<LotKey>> HeldAsync(string recallId, IEnumerable<LotKey> lots, CancellationToken cancellationToken)
    {
        var held = new List<LotKey>();
        foreach (var batch in lots.Chunk(AppendBatch))
        {
            var states = await ledger.StatesAsync(batch, cancellationToken);
            held.AddRange(states.Values.Where(s => s.Holds.ContainsKey(HoldKey.OfRecall(recallId))).Select(s => s.Lot));
        }

        return held;
    }

    private async Task AppendAsync(
        LotEventType type, string recallId, int version, DateTimeOffset at, string reason, IEnumerable<LotKey> lots, CancellationToken cancellationToken)
    {
        var recorder = new Recorder($"recall {recallId}", IsQuality: true);
        var draft = new LotEvent { EventId = "", ContentHash = "", Type = type, At = at, Recall = recallId, Reason = reason };
        var name = $"recall-{recallId}-v{version}-{(type == LotEventType.Hold ? "hold" : "release")}-";
        var underWay = new Queue<Task<IReadOnlyList<AppendResult>>>();
        try
        {
            foreach (var batch in lots.Chunk(AppendBatch))
            {
                var events = EventsOf(draft, name, batch);
                if (underWay.Count == (ledger.TakesInOrder ? Ahead : 1)) Check(await underWay.Dequeue());
                underWay.Enqueue(ledger.AppendAsync(events, recorder, cancellationToken));
            }

            while (underWay.TryDequeue(out var last)) Check(await last);
        }
        finally
        {
            // After a failure nothing goes on behind it.
            await Task.WhenAll(underWay).ContinueWith(_ => { }, CancellationToken.None, TaskContinuationOptions.ExecuteSynchronously, TaskScheduler.Default);
        }
    }

    private static void Check(IReadOnlyList<AppendResult> results)
    {
        if (results.FirstOrDefault(r => r.Status == AppendStatus.Refused) is { } refused)
        {
            throw new InvalidOperationException($"Event {refused.EventId} was refused: {refused.Code}, {refused.Detail}");
        }
    }

    private static LotEvent[] EventsOf(LotEvent draft, string name, LotKey[] lots)
    {
        var (ids, contents, rows) = (new HashBatch(), new HashBatch(), new JsonRows());
        LotEvent[] events = [.. lots.Select(lot => draft with { Lot = lot })];
        foreach (var e in events)
        {
            rows.Clear();
            ids.Add(rows.Add(new HoldOf(e.Lot!.Value, e.At)));
            EventIdentity.Hash(contents, e, atStated: true);
        }

        ids.Run();
        contents.Run();
        for (var i = 0; i < events.Length; i++) events[i] = EventIdentity.Sealed(events[i], name + Convert.ToHexStringLower(ids[i][..16]), contents[i]);
        return events;
    }

    private Task NoteAsync(string entryId, string recallId, int version, DateTimeOffset at, string comment, CancellationToken cancellationToken) =>
        recalls.AddTimelineAsync(recallId, new TimelineEntry(entryId, RecallSteps.Released, at, RecallWorkflow.Actor, version, comment), cancellationToken);
}

/// <summary>What tells a hold of one version from another: also that of an earlier try, at its own time.</summary>
internal readonly record struct HoldOf(LotKey Lot, DateTimeOffset At);
