using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// The activities that trace a scope version and hold its lots. A scan can ship or use a lot between the snapshot and the
/// hold; so it is looked at what was recorded between the two, and the trace is repeated when any of that can change it. What
/// left before the hold is in the scope then, and what comes after meets the interlock. The rows are written meanwhile; only
/// then they become the scope, once: a retry reads back what is there.
/// </summary>
internal sealed class ScopeAssembler(
    IRecalls recalls, ILedger ledger, ITracer tracer, IBlobStore blobs, IReferenceData references, LotSelection selection, ScopeHolds holds, TimeProvider clock)
{
    private const int Rounds = 10;
    private const int EventBatch = 5000;

    /// <summary>Customers that a timeline entry names.</summary>
    private const int MostNamed = 20;

    private static readonly IReadOnlyDictionary<string, string> Nobody = new Dictionary<string, string>();

    private readonly ScopeTouch touch = new(ledger);
    private readonly ScopeWriter writer = new(blobs, references);

    /// <summary>The activity that makes the first version.</summary>
    public async Task<ScopeAssembled> AssembleAsync(AssembleScopeInput input, CancellationToken cancellationToken)
    {
        var (id, version, at) = (input.RecallId, input.Version, input.At);
        var reader = await ScopeReader.FindAsync(blobs, id, version, cancellationToken);
        if (reader is not null) await holds.MendAsync(id, version, at, () => reader.LotSetAsync(cancellationToken), null, cancellationToken);
        reader ??= await HoldAndWriteAsync(await FindAsync(id, cancellationToken), version, at, null, new HashSet<LotKey>(), Nobody, cancellationToken);
        var (scope, figures) = (reader.Scope, reader.Scope.Figures);
        await NoteAsync(id, version, at, RecallSteps.Traced, $"{figures.Lots} lots and {figures.Customers} customers, at ledger position {scope.AsOf.UtcDateTime:O}.", cancellationToken);
        if (!input.IsDrill) await NoteHeldAsync(id, version, at, figures.Lots, scope.Stable, cancellationToken);
        return new ScopeAssembled(figures) { Notify = figures.Customers };
    }

    /// <summary>The activity that makes a further version, if what was recorded since the one before it changes anything.</summary>
    public async Task<ScopeExtended> ExtendAsync(ExtendScopeInput input, CancellationToken cancellationToken)
    {
        var (id, version, at) = (input.RecallId, input.Version, input.At);
        var before = await ScopeReader.OpenAsync(blobs, id, version - 1, cancellationToken);
        var held = await (await ScopeReader.OpenAsync(blobs, id, input.Holding, cancellationToken)).LotSetAsync(cancellationToken);
        var reader = await ScopeReader.FindAsync(blobs, id, version, cancellationToken);
        if (reader is not null)
        {
            await holds.MendAsync(id, version, at, () => KeptAsync(reader, held, cancellationToken), null, cancellationToken);
        }
        else
        {
            await using var seen = await TraceAsync(await FindAsync(id, cancellationToken), new LotsChosen(before.Scope.Roots, before.Scope.AsOf), cancellationToken);
            if (!await DiffersAsync(before, seen, cancellationToken))
            {
                // An earlier try may have found a difference that is gone, and held for it.
                await holds.MendAsync(id, version, at, () => Task.FromResult(held), null, cancellationToken);
                return new ScopeExtended(seen.Closure.AsOf, null);
            }

            var told = input.Approved == 0 ? Nobody : await DigestsAsync(id, input.Approved, cancellationToken);
            reader = await HoldAndWriteAsync(seen.Recall, version, at, seen, held, told, cancellationToken);
        }

        var diff = await ScopeComparison.BetweenAsync(before, reader, cancellationToken);
        var words = WordsOf(diff) + $", at ledger position {reader.Scope.AsOf.UtcDateTime:O}.";
        // What was turned down is part of this version again, and must not pass unseen because the version before had it too.
        if (input.Approved > 0 && input.Approved < version - 1) words += await AgainstToldAsync(id, input.Approved, reader, cancellationToken);
        await NoteAsync(id, version, at, RecallSteps.Extended, words, cancellationToken);
        var lots = await reader.LotSetAsync(cancellationToken);
        var fresh = lots.Count(l => !held.Contains(l));
        if (fresh > 0) await NoteHeldAsync(id, version, at, fresh, reader.Scope.Stable, cancellationToken);
        held.ExceptWith(lots);
        return new ScopeExtended(reader.Scope.CheckedTo, new ScopeAssembled(reader.Scope.Figures)
        {
            Notify = reader.Scope.Sections.GetValueOrDefault(ScopeSections.Notify)?.Rows ?? 0,
            Removed = held.Count + diff.RemovedLots.Count,
        });
    }

    /// <summary>Holds the lots, and traces again as long as something came between that changes the trace.</summary>
    /// <param name="first">The trace to begin with; null to make one.</param>
    /// <param name="before">The lots that the recall holds already.</param>
    private async Task<ScopeReader> HoldAndWriteAsync(
        Recall recall, int version, DateTimeOffset at, Traced? first, IReadOnlySet<LotKey> before, IReadOnlyDictionary<string, string> told,
        CancellationToken cancellationToken)
    {
        var held = before.ToHashSet();
        LotsChosen? chosen = null;
        for (var round = 1; ; round++)
        {
            await using var traced = (round == 1 ? first : null) ?? await TraceAsync(recall, chosen, cancellationToken);
            chosen = new LotsChosen(traced.Closure.Roots, traced.Closure.AsOf);
            var draft = new ScopeDraft(recall.RecallId, version, traced.Closure, traced.At, AreHeld: !recall.IsDrill, told);
            var (rows, hold) = await Both.RunAsync(
                ct => writer.WriteAsync(draft, ct), ct => HoldAsync(traced, version, at, held, ct), cancellationToken);

            // When it does not come to rest, what comes from here on is the watch's, and a further version.
            if (hold.Changed && round < Rounds) continue;
            var reader = await writer.FinishAsync(draft, rows, hold.Changed ? traced.Closure.AsOf : hold.CheckedTo, stable: !hold.Changed, cancellationToken);
            // A single list is of the lots that were traced last.
            var settled = round == 1 ? hold.List : null;
            await holds.MendAsync(recall.RecallId, version, at, () => KeptAsync(reader, before, cancellationToken), settled, cancellationToken);
            return reader;
        }
    }

    /// <summary>Holds the lots of a trace that are not held yet, and looks at what was recorded since the trace.</summary>
    private async Task<Hold> HoldAsync(Traced traced, int version, DateTimeOffset at, HashSet<LotKey> held, CancellationToken cancellationToken)
    {
        if (traced.Recall.IsDrill) return new Hold(null, traced.Closure.AsOf, Changed: false);
        var list = await holds.HoldAsync(traced.Recall.RecallId, version, at, [.. traced.Lots.Where(l => !held.Contains(l))], cancellationToken);
        held.UnionWith(traced.Lots);
        var (checkedTo, changed) = await LookAsync(traced, cancellationToken);
        return new Hold(list, checkedTo, changed);
    }

    /// <summary>The lots that stay on hold with a version: its own, and those before it until somebody decides.</summary>
    private static async Task<HashSet<LotKey>> KeptAsync(ScopeReader reader, IEnumerable<LotKey> before, CancellationToken cancellationToken)
    {
        var kept = await reader.LotSetAsync(cancellationToken);
        kept.UnionWith(before);
        return kept;
    }

    /// <param name="chosen">The roots of the trace before; null for the first.</param>
    private async Task<Traced> TraceAsync(Recall recall, LotsChosen? chosen, CancellationToken cancellationToken)
    {
        var view = await ledger.ViewAsync(null, cancellationToken);
        try
        {
            var roots = await selection.ResolveAsync(recall.Request, view, chosen, cancellationToken);
            var closure = await tracer.CloseAsync(view, roots, TraceDirection.Forward, cancellationToken);
            var lots = new HashSet<LotKey>(closure.Lots);
            await foreach (var lot in closure.LotsAsync(cancellationToken)) lots.Add(lot.Lot);
            return new Traced(recall, view, closure, lots, clock.GetUtcNow());
        }
        catch
        {
            await view.DisposeAsync();
            throw;
        }
    }

    /// <summary>Looks at what was recorded since the trace.</summary>
    private async Task<(DateTimeOffset CheckedTo, bool Changed)> LookAsync(Traced traced, CancellationToken cancellationToken)
    {
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        await foreach (var batch in ledger.BatchesAsync(traced.Closure.AsOf, view.AsOf, EventBatch, ScopeTouch.Concerns, cancellationToken))
        {
            if (await touch.LastAsync(view, traced.Recall.Request, traced.Lots, batch, cancellationToken) is not null) return (view.AsOf, true);
        }

        return (view.AsOf, false);
    }

    /// <summary>Whether there are other lots, other shipments, or other goods of the lots on their way to us.</summary>
    private async Task<bool> DiffersAsync(ScopeReader before, Traced traced, CancellationToken cancellationToken)
    {
        if (!(await before.LotSetAsync(cancellationToken)).SetEquals(traced.Lots)) return true;
        var now = await ScopeConsignees.OfAsync(traced.Closure.ShipmentsAsync(cancellationToken), cancellationToken);
        var then = await before.CustomersAsync(cancellationToken).ToListAsync(cancellationToken);
        return !now.Select(c => (c.Customer, c.Digest)).SequenceEqual(then.Select(c => (c.Customer, c.Digest)))
            || await ScopeArrivals.AnnouncementsDifferAsync(ledger, traced.View, before, traced.Lots, cancellationToken);
    }

    private async Task<IReadOnlyDictionary<string, string>> DigestsAsync(string recallId, int version, CancellationToken cancellationToken) =>
        await (await ScopeReader.OpenAsync(blobs, recallId, version, cancellationToken)).CustomersAsync(cancellationToken)
            .ToDictionaryAsync(c => c.Customer, c => c.Digest, cancellationToken: cancellationToken);

    /// <summary>What the version changes for customers, who know the last one that was approved.</summary>
    private async Task<string> AgainstToldAsync(string recallId, int told, ScopeReader reader, CancellationToken cancellationToken)
    {
        var known = await ScopeReader.OpenAsync(blobs, recallId, told, cancellationToken);
        var diff = await ScopeComparison.BetweenAsync(known, reader, cancellationToken);
        var now = await reader.CustomersAsync(cancellationToken).Select(c => c.Customer).ToHashSetAsync(StringComparer.Ordinal, cancellationToken);
        var gone = await known.CustomersAsync(cancellationToken).Select(c => c.Customer).Where(c => !now.Contains(c)).ToListAsync(cancellationToken);
        var withdrawn = gone.Count == 0 ? ""
            : $" Approved, it tells {gone.Count} customers that they are not affected any more: {string.Join(", ", gone.Take(MostNamed))}{(gone.Count > MostNamed ? ", ..." : "")}.";
        return $" Against version {told}, which customers know: {WordsOf(diff)}.{withdrawn}";
    }

    private static string WordsOf(ScopeDiff diff) =>
        $"{diff.AddedLots.Count} lots and {diff.AddedLines.Count} shipment lines more, {diff.RemovedLots.Count} lots and {diff.RemovedLines.Count} lines less, "
        + $"{diff.ChangedLines.Count} lines changed; {diff.AddedReceipts.Count} arrivals of goods more, {diff.RemovedReceipts.Count} less";

    private async Task<Recall> FindAsync(string recallId, CancellationToken cancellationToken) =>
        await recalls.FindAsync(recallId, cancellationToken) ?? throw new InvalidOperationException($"Recall {recallId} is not registered.");

    private Task NoteHeldAsync(string recallId, int version, DateTimeOffset at, int lots, bool stable, CancellationToken cancellationToken) =>
        NoteAsync(recallId, version, at, RecallSteps.Held, $"{lots} lots on hold.{(stable ? "" : " Lots kept coming in; the last ones are held too.")}", cancellationToken);

    private Task NoteAsync(string recallId, int version, DateTimeOffset at, string step, string comment, CancellationToken cancellationToken) =>
        recalls.AddTimelineAsync(recallId, new TimelineEntry($"v{version}-{step}", step, at, RecallWorkflow.Actor, version, comment), cancellationToken);

    /// <param name="List">As <see cref="ScopeHolds.HoldAsync"/> gives it.</param>
    /// <param name="Changed">Something came that can change the trace.</param>
    private sealed record Hold(string? List, DateTimeOffset CheckedTo, bool Changed);

    /// <summary>A closure with the view that it reads from.</summary>
    private sealed record Traced(Recall Recall, ILedgerView View, IClosure Closure, HashSet<LotKey> Lots, DateTimeOffset At) : IAsyncDisposable
    {
        public ValueTask DisposeAsync() => View.DisposeAsync();
    }
}
