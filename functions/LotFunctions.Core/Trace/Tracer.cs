using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>
/// The trace over any ledger, by batches of neighbours. It reads a lot's facts with its neighbours, once, and keeps them: its
/// closures have everything in memory.
/// </summary>
public sealed class Tracer(TimeProvider clock) : ITracer
{
    public async ValueTask<IClosure> CloseAsync(
        ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken)
    {
        var walks = new List<Genealogy>();
        if (direction != TraceDirection.Backward) walks.Add(new Genealogy(view, forward: true));
        if (direction != TraceDirection.Forward) walks.Add(new Genealogy(view, forward: false));
        foreach (var walk in walks) await walk.WalkAsync(roots, cancellationToken);
        var facts = await FactsAsync(view, walks, cancellationToken);
        var unknown = await UnknownContents.OfAsync(view, facts, cancellationToken);
        var inputs = await InputsWithoutReceipt.AmongAsync(view, facts.Values.Select(f => f.State), cancellationToken);
        return new WalkedClosure(
            view.AsOf, [.. roots.Distinct().Order(LotKeyOrder.Instance)], direction, walks, facts, unknown, inputs, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    public async Task<TraceResult> TraceAsync(
        ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken) =>
        await TraceResult.ReadAsync(await CloseAsync(view, roots, direction, cancellationToken), cancellationToken);

    /// <summary>What hangs on all lots reached, read together.</summary>
    private static async ValueTask<Dictionary<LotKey, LotFacts>> FactsAsync(ILedgerView view, List<Genealogy> walks, CancellationToken cancellationToken)
    {
        var lots = walks.SelectMany(w => w.Depths.Keys).ToHashSet();
        var own = walks.SelectMany(w => w.Own).DistinctBy(r => r.Event.EventId).ToList();
        var replay = await LotReplay.LoadAsync(view, lots, own, cancellationToken);
        return LotFacts.Of(lots, replay).ToDictionary(f => f.Lot, f => f.Facts);
    }
}
