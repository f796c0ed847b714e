using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>The trace over any ledger, by batches of neighbours.</summary>
public sealed class Tracer(TimeProvider clock) : ITracer
{
    public async Task<TraceResult> TraceAsync(
        ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken)
    {
        var facts = new Dictionary<LotKey, LotFacts>();
        var walks = new List<Genealogy>();
        if (direction != TraceDirection.Backward) walks.Add(new Genealogy(view, forward: true));
        if (direction != TraceDirection.Forward) walks.Add(new Genealogy(view, forward: false));
        foreach (var walk in walks) await walk.WalkAsync(roots, facts, cancellationToken);
        return Assemble(view.AsOf, [.. roots.Distinct().Order(LotKeyOrder.Instance)], direction, walks, facts);
    }

    private TraceResult Assemble(
        DateTimeOffset asOf, IReadOnlyList<LotKey> roots, TraceDirection direction, List<Genealogy> walks, Dictionary<LotKey, LotFacts> facts)
    {
        var today = DateOnly.FromDateTime(clock.GetUtcNow().UtcDateTime);
        var definite = walks.SelectMany(w => w.Definite()).ToHashSet();
        var depths = walks.SelectMany(w => w.Depths).GroupBy(d => d.Key).ToDictionary(g => g.Key, g => g.Min(d => d.Value));
        TraceGrade Grade(LotKey lot) => definite.Contains(lot) ? TraceGrade.Definite : TraceGrade.Possible;

        // Lots by item and lot number from here on, so that equal ledgers give equal answers.
        var lots = facts.Keys.Order(LotKeyOrder.Instance).ToList();
        return new TraceResult
        {
            Roots = roots,
            Direction = direction,
            AsOf = asOf,
            Nodes = [.. lots.OrderBy(l => depths[l]).Select(l => new TraceNode(l, depths[l], Grade(l), facts[l].State.StatusOn(today)))],
            Edges = [.. walks.SelectMany(w => w.Edges).Distinct()
                .OrderBy(e => e.From, LotKeyOrder.Instance).ThenBy(e => e.To, LotKeyOrder.Instance).ThenBy(e => e.WorkOrder, StringComparer.Ordinal)],
            Receipts = [.. lots.SelectMany(l => facts[l].Receipts)],
            Shipments = Shipments(lots, facts, Grade),
            Stock = [.. lots.SelectMany(l => facts[l].State.Balances.Where(b => b.Value > 0)
                .Select(b => new TraceStock(l, b.Location, new Standards.Quantity(b.Value, b.Unit))))],
            Packed = [.. lots.SelectMany(l => facts[l].Packed)],
            Gaps = [.. lots.SelectMany(l => facts[l].State.Gaps()).Concat(walks.SelectMany(w => w.WithoutInputs).Order(LotKeyOrder.Instance)
                .Select(l => new Gap(GapCode.ProducedWithoutInputs, l, "A work order made the lot, and nothing is recorded to have gone into it.")))],
            Reconciliation = [.. lots.SelectMany(l => LotReconciliation.Of(facts[l].State))],
        };
    }

    private static List<TraceShipment> Shipments(List<LotKey> lots, Dictionary<LotKey, LotFacts> facts, Func<LotKey, TraceGrade> grade)
    {
        var lines = lots.SelectMany(lot => facts[lot].Shipped.Select(m => (lot, m)));
        return [.. lines.GroupBy(x => (x.m.Event.Shipment!, x.m.Event.Customer!))
            .OrderBy(g => g.Key.Item1, StringComparer.Ordinal).ThenBy(g => g.Key.Item2, StringComparer.Ordinal)
            .Select(g => new TraceShipment(
                g.Key.Item1,
                g.Key.Item2,
                g.Min(x => x.m.Event.At),
                [.. g.Select(x => new TraceShipmentLine(x.lot, x.m.LogisticUnit, x.m.Quantity, grade(x.lot)))]))];
    }
}
