using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// What a trace will ask for, read in the round trip of what it asks for now: the next work orders as the ways tell them
/// (<see cref="LotOrders"/>), and the units and shipments of the lots that it has come by. Whoever asks for no work orders
/// is no trace, and nothing is read for it in advance.
/// </summary>
internal sealed class Foresight(PartitionReader reader)
{
    private readonly HashSet<string> seen = [];

    /// <summary>Partitions of the graph that will be asked for.</summary>
    private readonly HashSet<string> coming = [];

    private bool tracing;
    private bool forward;

    /// <summary>Before the events of lots are asked for.</summary>
    public async Task OfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        var homes = lots.Select(Keys.Lot).ToList();
        if (tracing)
        {
            if (forward) coming.UnionWith(lots.Select(Posting.From));
            coming.UnionWith(lots.SelectMany(reader.OrdersOf).Select(Posting.OfOrder));
            await ReadAsync(homes, [], cancellationToken);
        }

        foreach (var home in homes.Where(seen.Add)) Note(await reader.LedgerAsync([home], cancellationToken));
    }

    /// <summary>Before the events are asked for that name lots among their inputs: then the orders that took these lots are asked for.</summary>
    public async Task OfTakenAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        (tracing, forward) = (true, true);
        coming.UnionWith((await reader.LedgerAsync([.. lots.Select(Keys.Lot)], cancellationToken))
            .Where(r => r.Event is { Type: LotEventType.Consume, WorkOrder: not null }).Select(r => Posting.OfOrder(r.Event.WorkOrder!)));
    }

    /// <summary>Before partitions of the graph are asked for.</summary>
    public async Task OfGraphAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken)
    {
        if (pks.Any(Posting.IsOfOrder)) tracing = true;
        if (!tracing) return;
        await ReadAsync([], pks, cancellationToken);
    }

    private async Task ReadAsync(IReadOnlyCollection<string> homes, IReadOnlyCollection<string> pks, CancellationToken cancellationToken)
    {
        // What is known already makes no round trip worth while.
        if (homes.All(reader.KnowsLedger) && pks.All(reader.KnowsGraph)) return;
        string[] all = [.. coming, .. pks];
        coming.Clear();
        await reader.KnowAsync(homes, all, cancellationToken);
        foreach (var pk in all.Where(Posting.IsOfUnit).Where(seen.Add)) Note(await reader.GraphAsync([pk], cancellationToken));
    }

    private void Note(IEnumerable<RecordedEvent> records)
    {
        foreach (var e in records.Select(r => r.Event))
        {
            if (e.LogisticUnit is { } unit) coming.Add(Posting.OfUnit(unit));
            if (e.OuterUnit is { } outer) coming.Add(Posting.OfUnit(outer));
            if (e is { Type: LotEventType.Ship, Shipment: { } shipment }) coming.Add(Posting.OfShipment(shipment));
        }
    }
}
