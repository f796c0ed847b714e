using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>One closure being walked: the lots reached with their depths and own events, and the edges.</summary>
internal sealed class Genealogy(ILedgerView view, bool forward)
{
    private readonly Dictionary<string, IReadOnlyList<TraceEdge>> workOrders = [];
    private readonly Dictionary<LotKey, int> depths = [];
    private readonly HashSet<TraceEdge> edges = [];
    private readonly List<LotKey> withoutInputs = [];
    private readonly HashSet<LotKey> madeOfSomething = [];
    private readonly List<RecordedEvent> own = [];

    public IReadOnlyDictionary<LotKey, int> Depths => depths;

    public IReadOnlyCollection<TraceEdge> Edges => edges;

    /// <summary>Lots that a work order made, into which nothing is known to have gone.</summary>
    public IReadOnlyCollection<LotKey> WithoutInputs => withoutInputs;

    /// <summary>The events of the lots reached.</summary>
    public IReadOnlyCollection<RecordedEvent> Own => own;

    /// <summary>
    /// Walks level by level: a fixed number of batched reads a level, whatever its width. What hangs on the lots is not read on
    /// the way: the next level does not depend on it.
    /// </summary>
    public async ValueTask WalkAsync(IReadOnlyCollection<LotKey> roots, CancellationToken cancellationToken)
    {
        var level = roots.Distinct().ToList();
        for (var depth = 0; level.Count > 0; depth++)
        {
            foreach (var lot in level) depths[lot] = depth;
            var events = await view.EventsOfLotsAsync(level, cancellationToken);
            own.AddRange(events);
            level = await NextAsync([.. level], events, cancellationToken);
        }
    }

    /// <summary>The lots that some path of definite edges connects with a root.</summary>
    public HashSet<LotKey> Definite()
    {
        var steps = edges.Where(e => e.Grade == TraceGrade.Definite).ToLookup(Near, Far);
        var reached = depths.Where(d => d.Value == 0).Select(d => d.Key).ToHashSet();
        var queue = new Queue<LotKey>(reached);
        while (queue.TryDequeue(out var lot))
        {
            foreach (var next in steps[lot].Where(reached.Add)) queue.Enqueue(next);
        }

        return reached;
    }

    private LotKey Near(TraceEdge e) => forward ? e.From : e.To;

    private LotKey Far(TraceEdge e) => forward ? e.To : e.From;

    private async ValueTask<List<LotKey>> NextAsync(HashSet<LotKey> level, IReadOnlyList<RecordedEvent> events, CancellationToken cancellationToken)
    {
        var passed = forward ? LotEventType.Consume : LotEventType.Produce;
        var named = events.Select(r => r.Event).Where(e => e.Type == passed).ToList();
        if (forward) named.AddRange((await view.ProducedFromAsync(level, cancellationToken)).Select(r => r.Event));
        var orders = named.Select(e => e.WorkOrder).OfType<string>().ToHashSet();
        await LoadWorkOrdersAsync(orders, cancellationToken);

        var next = new HashSet<LotKey>();
        foreach (var edge in orders.SelectMany(o => workOrders[o]).Where(e => level.Contains(Near(e))))
        {
            edges.Add(edge);
            madeOfSomething.Add(edge.To);
            if (!depths.ContainsKey(Far(edge))) next.Add(Far(edge));
        }

        if (!forward) withoutInputs.AddRange(named.Select(e => e.Lot!.Value).Distinct().Where(lot => !madeOfSomething.Contains(lot)));
        return [.. next];
    }

    private async ValueTask LoadWorkOrdersAsync(IEnumerable<string> orders, CancellationToken cancellationToken)
    {
        var missing = orders.Where(o => !workOrders.ContainsKey(o)).ToList();
        if (missing.Count == 0) return;
        var events = (await view.EventsOfWorkOrdersAsync(missing, cancellationToken)).Select(r => r.Event).ToLookup(e => e.WorkOrder);
        foreach (var order in missing) workOrders[order] = [.. WorkOrderEdges.Of(order, events[order])];
    }
}
