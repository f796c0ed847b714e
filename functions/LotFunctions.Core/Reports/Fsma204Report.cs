using System.Runtime.CompilerServices;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Notices;
using LotFunctions.Core.Rules;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Reports;

/// <summary>
/// The records of the critical tracking events that the FDA asks for as an electronic sortable spreadsheet (21 CFR 1.1455(c)(3)),
/// joined with reference data. What nobody recorded is left blank. Memory is bounded by the chunk, or by the lot's trace.
/// </summary>
public sealed class Fsma204Report(ILedger ledger, ITracer tracer, IReferenceData references, IDocuments documents, HouseOptions house)
{
    private const int ChunkSize = 200;

    /// <summary>Whether the ledger knows anything of the lot.</summary>
    public async Task<bool> IsKnownAsync(LotKey lot, CancellationToken cancellationToken) =>
        (await ledger.StatesAsync([lot], cancellationToken)).ContainsKey(lot);

    /// <summary>The position to read at: reads with the same one see the same events.</summary>
    public async Task<DateTimeOffset> PositionAsync(CancellationToken cancellationToken)
    {
        await using var view = await ledger.ViewAsync(null, cancellationToken);
        return view.AsOf;
    }

    /// <param name="only">One event; null for all.</param>
    /// <param name="asOf"><see cref="PositionAsync"/>.</param>
    public async IAsyncEnumerable<TrackingRecord> ReadAsync(
        Fsma204Query query, TrackingEvent? only, DateTimeOffset asOf, [EnumeratorCancellation] CancellationToken cancellationToken = default)
    {
        await using var view = await ledger.ViewAsync(asOf, cancellationToken);
        var join = new TrackingJoin(references, documents, house);
        var chunks = query.Lot is { } lot ? OfTraceAsync(view, lot, query, only, cancellationToken) : OfLedgerAsync(view, query, only, cancellationToken);
        await foreach (var (lines, replay) in chunks)
        {
            foreach (var line in lines.Where(l => !l.IsToldBy(replay.MovementsOf(l.Lot)))) yield return await join.RecordAsync(line, replay.MovementsOf(line.Lot), cancellationToken);
        }
    }

    private async IAsyncEnumerable<(IReadOnlyList<TrackingLine> Lines, LotReplay Replay)> OfTraceAsync(
        ILedgerView view, LotKey root, Fsma204Query query, TrackingEvent? only, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var trace = await tracer.TraceAsync(view, [root], query.Direction, cancellationToken);
        foreach (var lots in trace.Nodes.Select(n => n.Lot).Chunk(ChunkSize))
        {
            var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
            var made = (await view.ProducedFromAsync(lots, cancellationToken)).SelectMany(r => TrackingLine.InputsOf(r.Event)).ToLookup(l => l.Lot);
            var lines = lots.SelectMany(lot => replay.MovementsOf(lot).Select(m => new TrackingLine(lot, m)).Concat(made[lot]));
            yield return ([.. lines.Where(l => IsAsked(l.Movement.Event, query, only))], replay);
        }
    }

    private async IAsyncEnumerable<(IReadOnlyList<TrackingLine> Lines, LotReplay Replay)> OfLedgerAsync(
        ILedgerView view, Fsma204Query query, TrackingEvent? only, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var chunk in AskedAsync(view.AsOf, query, only, cancellationToken).Chunk(ChunkSize).WithCancellation(cancellationToken))
        {
            var units = chunk.Where(e => e.Lot is null).Select(e => e.LogisticUnit).OfType<string>().Distinct();
            var coverage = await UnitFamilies.CoverageAsync(view, units, cancellationToken);
            var lines = new List<TrackingLine>();
            foreach (var e in chunk)
            {
                var told = e.Lot is { } lot ? TrackingLine.InputsOf(e).Prepend(new TrackingLine(lot, Movement.Own(e))) : coverage.Of(e).Select(c => new TrackingLine(c.Lot, Movement.Covered(e, c)));
                lines.AddRange(told.Where(l => query.Item is null || l.Lot.Item == query.Item));
            }

            yield return (lines, await LotReplay.LoadAsync(view, [.. lines.Select(l => l.Lot).Distinct()], cancellationToken));
        }
    }

    private async IAsyncEnumerable<LotEvent> AskedAsync(
        DateTimeOffset asOf, Fsma204Query query, TrackingEvent? only, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await foreach (var recorded in ledger.ReadAllAsync(null, cancellationToken))
        {
            if (recorded.RecordedAt > asOf) yield break;
            var e = recorded.Event;
            if (recorded.VoidedBy is null && IsAsked(e, query, only) && (query.Item is null || e.Lot is null || e.Inputs is not null || e.Lot?.Item == query.Item)) yield return e;
        }
    }

    private static bool IsAsked(LotEvent e, Fsma204Query query, TrackingEvent? only) =>
        TrackingJoin.EventOf(e.Type) is { } cte && (only is null || cte == only) && query.Covers(e.At);
}
