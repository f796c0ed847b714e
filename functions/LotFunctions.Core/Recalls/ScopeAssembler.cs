using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// The activities that trace a scope version and hold its lots. A scan can ship or use a lot between the snapshot and the
/// hold; so it is looked at what was recorded between the two, and the trace is repeated when any of that can change it. What
/// left before the hold is in the scope then, and what comes after meets the interlock. Only then is the scope written, once:
/// a retry reads back what is there.
/// </summary>
internal sealed class ScopeAssembler(
    IRecalls recalls, ILedger ledger, ITracer tracer, IBlobStore blobs, LotSelection selection, ScopeHolds holds)
{
    private const int Rounds = 10;
    private const int EventBatch = 5000;

    private readonly ScopeTouch touch = new(ledger);
    private readonly ScopeWriter writer = new(blobs);

    /// <summary>The activity that makes the first version.</summary>
    public async Task<ScopeAssembled> AssembleAsync(AssembleScopeInput input, CancellationToken cancellationToken)
    {
        var reader = await ScopeReader.FindAsync(blobs, input.RecallId, input.Version, cancellationToken);
        if (reader is null)
        {
            var recall = await FindAsync(input.RecallId, cancellationToken);
            var traced = await HoldAsync(recall, input.Version, input.At, await TraceAsync(recall, cancellationToken), [], cancellationToken);
            reader = await writer.WriteAsync(DraftOf(recall, input.Version, traced, new ScopeShipments(traced.Trace.Shipments), told: []), cancellationToken);
        }

        var (scope, figures) = (reader.Scope, reader.Scope.Figures);
        await NoteAsync(input.RecallId, input.Version, input.At, RecallSteps.Traced, $"{figures.Lots} lots and {figures.Customers} customers, at ledger position {scope.AsOf.UtcDateTime:O}.", cancellationToken);
        if (!input.IsDrill) await NoteHeldAsync(input.RecallId, input.Version, input.At, figures.Lots, scope.Stable, cancellationToken);
        return new ScopeAssembled(figures) { Notify = figures.Customers };
    }

    /// <summary>The activity that makes a further version, if what was recorded since the one before it changes anything.</summary>
    public async Task<ScopeExtended> ExtendAsync(ExtendScopeInput input, CancellationToken cancellationToken)
    {
        var before = await ScopeReader.OpenAsync(blobs, input.RecallId, input.Version - 1, cancellationToken);
        var held = await (await ScopeReader.OpenAsync(blobs, input.RecallId, input.Holding, cancellationToken)).LotSetAsync(cancellationToken);
        var reader = await ScopeReader.FindAsync(blobs, input.RecallId, input.Version, cancellationToken);
        if (reader is null)
        {
            var recall = await FindAsync(input.RecallId, cancellationToken);
            var trace = await TraceAsync(recall, cancellationToken);
            if (!await DiffersAsync(before, trace, cancellationToken)) return new ScopeExtended(trace.AsOf, null);

            var traced = await HoldAsync(recall, input.Version, input.At, trace, held, cancellationToken);
            var told = input.Approved == 0 ? [] : await ConsigneesAsync(input.RecallId, input.Approved, cancellationToken);
            reader = await writer.WriteAsync(DraftOf(recall, input.Version, traced, new ScopeShipments(traced.Trace.Shipments), told), cancellationToken);
        }

        return await ExtendedAsync(input, before, reader, held, cancellationToken);
    }

    private async Task<ScopeExtended> ExtendedAsync(
        ExtendScopeInput input, ScopeReader before, ScopeReader reader, HashSet<LotKey> held, CancellationToken cancellationToken)
    {
        var diff = await ScopeComparison.BetweenAsync(before, reader, cancellationToken);
        var (version, at, scope) = (input.Version, input.At, reader.Scope);
        await NoteAsync(
            input.RecallId, version, at, RecallSteps.Extended,
            $"{diff.AddedLots.Count} lots and {diff.AddedLines.Count} shipment lines more, {diff.RemovedLots.Count} lots and {diff.RemovedLines.Count} lines less, "
            + $"{diff.ChangedLines.Count} lines changed, at ledger position {scope.AsOf.UtcDateTime:O}.", cancellationToken);
        var lots = await reader.LotSetAsync(cancellationToken);
        var fresh = lots.Count(l => !held.Contains(l));
        if (fresh > 0) await NoteHeldAsync(input.RecallId, version, at, fresh, scope.Stable, cancellationToken);

        var notify = 0;
        await foreach (var _ in reader.NotifyAsync(cancellationToken)) notify++;
        held.ExceptWith(lots);
        return new ScopeExtended(scope.CheckedTo, new ScopeAssembled(scope.Figures) { Notify = notify, Removed = held.Count + diff.RemovedLots.Count });
    }

    private async Task<TraceResult> TraceAsync(Recall recall, CancellationToken cancellationToken)
    {
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        var roots = await selection.ResolveAsync(recall.Request, view, cancellationToken);
        return await tracer.TraceAsync(view, roots, TraceDirection.Forward, cancellationToken);
    }

    /// <summary>Holds the trace's lots, and traces again as long as something came between that changes it.</summary>
    private async Task<Traced> HoldAsync(
        Recall recall, int version, DateTimeOffset at, TraceResult trace, IEnumerable<LotKey> before, CancellationToken cancellationToken)
    {
        if (recall.IsDrill) return new Traced(trace, trace.AsOf, Stable: true);
        var held = before.ToHashSet();
        for (var round = 1; ; round++)
        {
            await holds.HoldAsync(recall.RecallId, version, at, trace.Nodes.Select(n => n.Lot).Where(l => !held.Contains(l)), cancellationToken);
            held.UnionWith(trace.Nodes.Select(n => n.Lot));
            var (checkedTo, changed) = await LookAsync(recall, trace, cancellationToken);
            if (!changed) return new Traced(Recalled(trace), checkedTo, Stable: true);
            // What comes from here on is the watch's, and a further version.
            if (round == Rounds) return new Traced(Recalled(trace), trace.AsOf, Stable: false);
            trace = await TraceAsync(recall, cancellationToken);
        }
    }

    /// <summary>Looks at what was recorded since the trace.</summary>
    private async Task<(DateTimeOffset CheckedTo, bool Changed)> LookAsync(Recall recall, TraceResult trace, CancellationToken cancellationToken)
    {
        var lots = trace.Nodes.Select(n => n.Lot).ToHashSet();
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        await foreach (var batch in ledger.BatchesAsync(trace.AsOf, view.AsOf, EventBatch, cancellationToken))
        {
            if (await touch.LastAsync(view, recall.Request, lots, batch, cancellationToken) is not null) return (view.AsOf, true);
        }

        return (view.AsOf, false);
    }

    private static async Task<bool> DiffersAsync(ScopeReader before, TraceResult trace, CancellationToken cancellationToken)
    {
        var lots = await before.LotSetAsync(cancellationToken);
        if (lots.Count != trace.Nodes.Count || trace.Nodes.Any(n => !lots.Contains(n.Lot))) return true;
        var now = new ScopeShipments(trace.Shipments).Consignees.ToDictionary(c => c.Customer, c => c.Digest);
        var known = 0;
        await foreach (var consignee in before.CustomersAsync(cancellationToken))
        {
            if (now.GetValueOrDefault(consignee.Customer) != consignee.Digest) return true;
            known++;
        }

        return known != now.Count;
    }

    private static ScopeDraft DraftOf(Recall recall, int version, Traced traced, ScopeShipments shipments, IReadOnlyList<ScopeConsignee> told)
    {
        var digests = told.ToDictionary(c => c.Customer, c => c.Digest);
        var changed = shipments.Consignees.Where(c => digests.GetValueOrDefault(c.Customer) != c.Digest).Select(c => new ScopeNotice(c.Customer, c.Part));
        var gone = digests.Keys.Except(shipments.Consignees.Select(c => c.Customer)).Select(c => new ScopeNotice(c, null));
        return new ScopeDraft(
            recall.RecallId, version, traced.Trace, shipments, traced.CheckedTo, traced.Stable,
            [.. changed.Concat(gone).OrderBy(n => n.Customer, StringComparer.Ordinal)]);
    }

    /// <summary>The lots are on hold now, after the snapshot.</summary>
    private static TraceResult Recalled(TraceResult trace) => trace with { Nodes = [.. trace.Nodes.Select(n => n with { Status = LotStatus.Recalled })] };

    private async Task<IReadOnlyList<ScopeConsignee>> ConsigneesAsync(string recallId, int version, CancellationToken cancellationToken)
    {
        var consignees = new List<ScopeConsignee>();
        var reader = await ScopeReader.OpenAsync(blobs, recallId, version, cancellationToken);
        await foreach (var consignee in reader.CustomersAsync(cancellationToken)) consignees.Add(consignee);
        return consignees;
    }

    private async Task<Recall> FindAsync(string recallId, CancellationToken cancellationToken) =>
        await recalls.FindAsync(recallId, cancellationToken) ?? throw new InvalidOperationException($"Recall {recallId} is not registered.");

    private Task NoteHeldAsync(string recallId, int version, DateTimeOffset at, int lots, bool stable, CancellationToken cancellationToken) =>
        NoteAsync(recallId, version, at, RecallSteps.Held, $"{lots} lots on hold.{(stable ? "" : " Lots kept coming in; the last ones are held too.")}", cancellationToken);

    private Task NoteAsync(string recallId, int version, DateTimeOffset at, string step, string comment, CancellationToken cancellationToken) =>
        recalls.AddTimelineAsync(recallId, new TimelineEntry($"v{version}-{step}", step, at, RecallWorkflow.Actor, version, comment), cancellationToken);

    private sealed record Traced(TraceResult Trace, DateTimeOffset CheckedTo, bool Stable);
}
