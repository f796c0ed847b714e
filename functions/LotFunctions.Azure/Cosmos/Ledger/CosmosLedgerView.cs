using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The ledger as of a position, at which the journal was found settled: every event up to it is in its partitions, and no other
/// event can come to stand before it. A batch of keys is one round trip.
/// </summary>
/// <param name="withVoided">Also those that were taken back, saying so.</param>
internal sealed class CosmosLedgerView(PartitionReader reader, DateTimeOffset asOf, bool withVoided = false) : IShipmentView
{
    public DateTimeOffset AsOf => asOf;

    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        var wanted = lots.ToHashSet();
        var records = await reader.LedgerAsync([.. wanted.Select(Keys.Lot)], cancellationToken);
        return [.. Visible(records).Where(r => r.Event.Lot is { } lot && wanted.Contains(lot))];
    }

    public async ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        Visible(await reader.GraphAsync([.. lots.Select(Posting.From).Distinct()], cancellationToken));

    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken) =>
        Visible(await reader.GraphAsync([.. workOrders.Select(Posting.OfOrder).Distinct()], cancellationToken));

    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken) =>
        Visible(await reader.GraphAsync([.. logisticUnits.Select(Posting.OfUnit).Distinct()], cancellationToken));

    public async ValueTask<IReadOnlyList<RecordedEvent>> EventsOfShipmentsAsync(IReadOnlyCollection<string> shipments, CancellationToken cancellationToken) =>
        Visible(await reader.GraphAsync([.. shipments.Select(Posting.OfShipment).Distinct()], cancellationToken));

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;

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
