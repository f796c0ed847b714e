using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>
/// Units that left beside affected lots, in the same shipment to the same customer, with nothing recorded to be in them: the
/// customer may hold more of an affected lot than the records tell.
/// </summary>
public static class UnknownContents
{
    /// <summary>The gap, told of the shipment's first affected lot (by item and lot).</summary>
    public static Gap GapOf(LotKey lot, string unit, string shipment, string customer) =>
        new(GapCode.MissingLot, lot, $"The logistic unit {unit} left with shipment {shipment} to {customer}, and nothing is recorded to be in it.");

    /// <summary>Empty over a view that cannot find shipments.</summary>
    internal static async ValueTask<ILookup<LotKey, Gap>> OfAsync(
        ILedgerView view, IReadOnlyDictionary<LotKey, LotFacts> facts, CancellationToken cancellationToken)
    {
        var firstLots = facts.SelectMany(f => f.Value.Shipped.Select(m => (Lot: f.Key, Shipment: m.Event.Shipment!, Customer: m.Event.Customer!)))
            .GroupBy(s => (s.Shipment, s.Customer), s => s.Lot).ToDictionary(g => g.Key, g => g.Min(LotKeyOrder.Instance));
        if (view is not IShipmentView shipments || firstLots.Count == 0) return Array.Empty<Gap>().ToLookup(g => g.Lot);

        var ships = (await shipments.EventsOfShipmentsAsync([.. firstLots.Keys.Select(s => s.Shipment).Distinct()], cancellationToken))
            .Select(r => r.Event).Where(e => e is { Lot: null, LogisticUnit: not null }).ToList();
        var coverage = await UnitFamilies.CoverageAsync(view, ships.Select(e => e.LogisticUnit!), cancellationToken);
        return ships.Where(e => coverage.IsOfNothing(e) && firstLots.ContainsKey((e.Shipment!, e.Customer!)))
            .Select(e => GapOf(firstLots[(e.Shipment!, e.Customer!)], e.LogisticUnit!, e.Shipment!, e.Customer!))
            .Distinct().OrderBy(g => g.Detail, StringComparer.Ordinal).ToLookup(g => g.Lot);
    }
}
