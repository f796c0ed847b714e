using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// A closure as integers: one walk or two, and the shipment lines in groups. What is read of it takes its names and states
/// from the view's own snapshot, a part at a time.
/// </summary>
/// <param name="strangers">Roots that the ledger has never heard of.</param>
/// <param name="all">The lots of all walks.</param>
internal sealed class GraphClosure(
    GraphSnapshot snapshot, IReadOnlyList<LotKey> roots, IReadOnlyList<LotKey> strangers, TraceDirection direction,
    IReadOnlyList<Reach> walks, Reach all, ShippedLines shipped, DateOnly today) : IClosure
{
    /// <summary>Lots whose facts are read together.</summary>
    private const int AtOnce = 256;

    private readonly ClosureEdges edges = new(snapshot, walks);
    private long? edgeCount;

    public IReadOnlyList<LotKey> Roots => roots;

    public TraceDirection Direction => direction;

    public DateTimeOffset AsOf => snapshot.View.AsOf;

    public int Lots => all.Lots.Length + strangers.Count;

    public int Levels => Math.Max(0, all.Levels.Length - 1);

    public long Edges => edgeCount ??= edges.Count();

    /// <summary>The shipment lines as they stand.</summary>
    public ShippedLines Shipped => shipped;

    public async IAsyncEnumerable<ClosureLot> LotsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        for (var depth = 0; depth < Math.Max(1, all.Levels.Length); depth++)
        {
            foreach (var (_, lot) in Level(depth))
            {
                cancellationToken.ThrowIfCancellationRequested();
                yield return lot;
            }
        }
    }

    public async IAsyncEnumerable<TraceEdge> EdgesAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var edge in edges.All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return edge;
        }
    }

    public async IAsyncEnumerable<TraceShipment> ShipmentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await Task.CompletedTask;
        foreach (var shipment in new ClosureShipments(snapshot, all, shipped).All())
        {
            cancellationToken.ThrowIfCancellationRequested();
            yield return shipment;
        }
    }

    public async IAsyncEnumerable<TracedLot> FactsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var facts = new ClosureFacts(snapshot, today, edges.WithoutInputs);
        for (var depth = 0; depth < Math.Max(1, all.Levels.Length); depth++)
        {
            foreach (var batch in Level(depth).Chunk(AtOnce))
            {
                foreach (var lot in await facts.ReadAsync(batch, cancellationToken)) yield return lot;
            }
        }
    }

    /// <summary>The lots of a depth by name, with their numbers; 0 for one that the ledger has never heard of.</summary>
    private List<(int Number, ClosureLot Lot)> Level(int depth)
    {
        var level = depth > 0 ? [] : strangers.Select(s => (0, new ClosureLot(s, 0, TraceGrade.Definite))).ToList();
        if (depth < all.Levels.Length)
        {
            for (var i = all.Levels[depth]; i < all.EndOf(depth); i++)
            {
                level.Add((all.Lots[i], new ClosureLot(snapshot.Lot(all.Lots[i]), depth, all.Definite[i] ? TraceGrade.Definite : TraceGrade.Possible)));
            }
        }

        level.Sort((x, y) => LotKeyOrder.Instance.Compare(x.Item2.Lot, y.Item2.Lot));
        return level;
    }
}
