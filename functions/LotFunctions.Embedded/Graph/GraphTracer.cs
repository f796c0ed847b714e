using System.Collections.Concurrent;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>The trace of the embedded ledger over its compact graph; a view of any other ledger is walked as any ledger is.</summary>
internal sealed class GraphTracer(GraphKeeper keeper, TimeProvider clock) : ITracer
{
    private readonly Tracer any = new(clock);
    private readonly ConcurrentBag<Tools> idle = [];

    public async ValueTask<IClosure> CloseAsync(
        ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken)
    {
        if (view is not SqliteLedgerView own) return await any.CloseAsync(view, roots, direction, cancellationToken);
        var graph = await keeper.AtAsync(own.Position, cancellationToken);
        return Close(new GraphSnapshot(graph, own), roots, direction);
    }

    public async Task<TraceResult> TraceAsync(
        ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken) =>
        await TraceResult.ReadAsync(await CloseAsync(view, roots, direction, cancellationToken), cancellationToken);

    private GraphClosure Close(GraphSnapshot snapshot, IReadOnlyCollection<LotKey> roots, TraceDirection direction)
    {
        LotKey[] sorted = [.. roots.Distinct().Order(LotKeyOrder.Instance)];
        var numbers = sorted.Select(r => LotNames.Find(snapshot.View.Session, r)).ToList();
        LotKey[] strangers = [.. sorted.Where((_, i) => numbers[i] is null)];
        List<int> known = [.. numbers.OfType<int>()];

        if (!idle.TryTake(out var tools)) tools = new Tools();
        var walks = new List<Reach>();
        if (direction != TraceDirection.Backward) walks.Add(tools.Walker.Walk(snapshot.Graph, snapshot.Position, known, isForward: true));
        if (direction != TraceDirection.Forward) walks.Add(tools.Walker.Walk(snapshot.Graph, snapshot.Position, known, isForward: false));
        var all = walks.Count == 1 ? walks[0] : Reach.Merge(walks);
        var shipped = tools.Grouper.Group(snapshot.Graph, snapshot.Position, all);
        idle.Add(tools);
        return new GraphClosure(snapshot, sorted, strangers, direction, walks, all, shipped, DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime));
    }

    /// <summary>Working memory that the next trace uses again.</summary>
    private sealed class Tools
    {
        public Walker Walker { get; } = new();

        public LineGrouper Grouper { get; } = new();
    }
}
