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
        var facts = new Dictionary<LotKey, LotFacts>();
        var walks = new List<Genealogy>();
        if (direction != TraceDirection.Backward) walks.Add(new Genealogy(view, forward: true));
        if (direction != TraceDirection.Forward) walks.Add(new Genealogy(view, forward: false));
        foreach (var walk in walks) await walk.WalkAsync(roots, facts, cancellationToken);
        return new WalkedClosure(view.AsOf, [.. roots.Distinct().Order(LotKeyOrder.Instance)], direction, walks, facts, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    public async Task<TraceResult> TraceAsync(
        ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken) =>
        await TraceResult.ReadAsync(await CloseAsync(view, roots, direction, cancellationToken), cancellationToken);
}
