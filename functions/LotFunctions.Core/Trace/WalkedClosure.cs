using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>The closure of walks that kept all they read.</summary>
internal sealed class WalkedClosure : IClosure
{
    private readonly IReadOnlyDictionary<LotKey, LotFacts> facts;
    private readonly ILookup<LotKey, Gap> unknown;
    private readonly DateOnly today;
    private readonly List<ClosureLot> lots;
    private readonly List<TraceEdge> edges;
    private readonly HashSet<LotKey> withoutInputs;
    private readonly IReadOnlySet<LotKey> inputs;

    public WalkedClosure(
        DateTimeOffset asOf, IReadOnlyList<LotKey> roots, TraceDirection direction, IReadOnlyList<Genealogy> walks,
        IReadOnlyDictionary<LotKey, LotFacts> facts, ILookup<LotKey, Gap> unknown, IReadOnlySet<LotKey> inputs, DateOnly today)
    {
        (AsOf, Roots, Direction, this.facts, this.unknown, this.inputs, this.today) = (asOf, roots, direction, facts, unknown, inputs, today);
        var definite = walks.SelectMany(w => w.Definite()).ToHashSet();
        lots = [.. walks.SelectMany(w => w.Depths).GroupBy(d => d.Key, d => d.Value)
            .Select(g => new ClosureLot(g.Key, g.Min(), definite.Contains(g.Key) ? TraceGrade.Definite : TraceGrade.Possible))
            .OrderBy(l => l.Depth).ThenBy(l => l.Lot, LotKeyOrder.Instance)];
        edges = [.. walks.SelectMany(w => w.Edges).Distinct()];
        withoutInputs = [.. walks.SelectMany(w => w.WithoutInputs)];
    }

    public IReadOnlyList<LotKey> Roots { get; }

    public TraceDirection Direction { get; }

    public DateTimeOffset AsOf { get; }

    public int Lots => lots.Count;

    public int Levels => lots.Count == 0 ? 0 : lots[^1].Depth;

    public long Edges => edges.Count;

    public IAsyncEnumerable<ClosureLot> LotsAsync(CancellationToken cancellationToken) => lots.ToAsyncEnumerable();

    public IAsyncEnumerable<TraceEdge> EdgesAsync(CancellationToken cancellationToken) => edges.ToAsyncEnumerable();

    public IAsyncEnumerable<TracedLot> FactsAsync(CancellationToken cancellationToken) =>
        lots.Select(l => TracedLot.Of(
            l, facts[l.Lot].State, facts[l.Lot].Receipts, facts[l.Lot].Packed, today, withoutInputs.Contains(l.Lot), inputs.Contains(l.Lot), [.. facts[l.Lot].Gaps, .. unknown[l.Lot]]))
            .ToAsyncEnumerable();

    public IAsyncEnumerable<TraceShipment> ShipmentsAsync(CancellationToken cancellationToken) =>
        lots.OrderBy(l => l.Lot, LotKeyOrder.Instance).SelectMany(l => facts[l.Lot].Shipped.Select(m => (Lot: l, Movement: m)))
            .GroupBy(x => (Shipment: x.Movement.Event.Shipment!, Customer: x.Movement.Event.Customer!))
            .Select(g => new TraceShipment(
                g.Key.Shipment, g.Key.Customer, g.Min(x => x.Movement.Event.At),
                [.. g.Select(x => new TraceShipmentLine(x.Lot.Lot, x.Movement.LogisticUnit, x.Movement.Quantity, x.Lot.Grade))]))
            .OrderBy(s => s.Customer, StringComparer.Ordinal).ThenBy(s => s.At).ThenBy(s => s.Shipment, StringComparer.Ordinal)
            .ToAsyncEnumerable();
}
