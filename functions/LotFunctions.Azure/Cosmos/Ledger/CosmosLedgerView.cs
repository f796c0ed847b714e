using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The ledger as of a position, at which the journal was found settled: every event up to it is in its partitions, and no other
/// event can come to stand before it. A batch of keys is one round trip.
/// </summary>
/// <param name="withVoided">Also those that were taken back, saying so.</param>
/// <param name="ahead">Reads with each batch what a trace asks for next; null: nothing but what is asked for.</param>
internal sealed class CosmosLedgerView(PartitionReader reader, DateTimeOffset asOf, bool withVoided = false, Foresight? ahead = null) : IShipmentView
{
    public DateTimeOffset AsOf => asOf;

    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        var wanted = lots.ToHashSet();
        if (ahead is not null) await ahead.OfLotsAsync(wanted, cancellationToken);
        var records = await reader.LedgerAsync([.. wanted.Select(Keys.Lot)], cancellationToken);
        return [.. Visible(records).Where(r => r.Event.Lot is { } lot && wanted.Contains(lot))];
    }

    public async ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        if (ahead is not null) await ahead.OfTakenAsync(lots, cancellationToken);
        return await GraphAsync(lots.Select(Posting.From), cancellationToken);
    }

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken) =>
        GraphAsync(workOrders.Select(Posting.OfOrder), cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken) =>
        GraphAsync(logisticUnits.Select(Posting.OfUnit), cancellationToken);

    public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfShipmentsAsync(IReadOnlyCollection<string> shipments, CancellationToken cancellationToken) =>
        GraphAsync(shipments.Select(Posting.OfShipment), cancellationToken);

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

    private async ValueTask<IReadOnlyList<RecordedEvent>> GraphAsync(IEnumerable<string> pks, CancellationToken cancellationToken)
    {
        var wanted = pks.Distinct().ToList();
        if (ahead is not null) await ahead.OfGraphAsync(wanted, cancellationToken);
        return Visible(await reader.GraphAsync(wanted, cancellationToken));
    }

    /// <summary>Wherever an event is, its void is too.</summary>
    private List<RecordedEvent> Visible(IEnumerable<RecordedEvent> records)
    {
        var known = records.Where(r => r.RecordedAt <= asOf).DistinctBy(r => r.Event.EventId).OrderBy(r => r.RecordedAt).ToList();
        var voids = new Dictionary<string, string>();
        foreach (var r in known.Where(r => r.Event.Type == LotEventType.Void)) voids.TryAdd(r.Event.Reference!, r.Event.EventId);
        var events = known.Where(r => r.Event.Type != LotEventType.Void);
        return withVoided
            ? [.. events.Select(r => r with { VoidedBy = voids.GetValueOrDefault(r.Event.EventId) })]
            : [.. events.Where(r => !voids.ContainsKey(r.Event.EventId))];
    }
}
