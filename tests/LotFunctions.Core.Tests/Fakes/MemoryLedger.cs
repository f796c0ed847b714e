using System.Runtime.CompilerServices;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>
/// The ledger as a list: keeps no states and derives everything anew from the events at every read. Slow and plain, so that
/// it can be the yardstick for what keeps states.
/// </summary>
internal sealed class MemoryLedger(TimeProvider clock) : ILedger
{
    private readonly Admission admission = new(clock);
    private readonly List<RecordedEvent> events = [];
    private readonly Dictionary<string, string> heads = [];

    public IReadOnlyList<RecordedEvent> Events => events;

    public async Task<IReadOnlyList<AppendResult>> AppendAsync(
        IReadOnlyList<LotEvent> toAppend, Recorder recorder, CancellationToken cancellationToken)
    {
        var results = new List<AppendResult>();
        foreach (var e in toAppend) results.Add(await AppendOneAsync(e, recorder, cancellationToken));
        return results;
    }

    public Task<ILedgerView> ViewAsync(DateTimeOffset? asOf, CancellationToken cancellationToken) =>
        Task.FromResult<ILedgerView>(new View(events, asOf ?? (events.Count == 0 ? DateTimeOffset.MinValue : events[^1].RecordedAt)));

    public async Task<IReadOnlyDictionary<LotKey, LotState>> StatesAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        await using var view = await ViewAsync(null, cancellationToken);
        var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
        return lots.Where(l => replay.MovementsOf(l).Count > 0).ToDictionary(l => l, replay.StateOf);
    }

    public async Task<IReadOnlyList<RecordedEvent>> HistoryAsync(LotKey lot, DateTimeOffset? after, int limit, CancellationToken cancellationToken)
    {
        await using var view = await ViewAsync(null, cancellationToken);
        var replay = await LotReplay.LoadAsync(view, [lot], cancellationToken);
        var ids = replay.MovementsOf(lot).Select(m => m.Event.EventId).ToHashSet();
        var stream = EventStream.OfLot(lot);
        return [.. events.Where(r => (ids.Contains(r.Event.EventId) || r.Stream == stream) && (after is null || r.RecordedAt > after)).Take(limit)];
    }

    public Task<RecordedEvent?> FindAsync(string eventId, CancellationToken cancellationToken) =>
        Task.FromResult(events.Find(r => r.Event.EventId == eventId));

    public Task<IReadOnlyList<SearchHit>> SearchAsync(string prefix, SearchHit? after, int limit, CancellationToken cancellationToken)
    {
        var hits = events.Select(r => r.Event).SelectMany(e => new[]
            {
                e.Lot is { } item ? new SearchHit("item", item.Item) : null,
                e.Lot is { } lot ? new SearchHit("lot", lot.Lot, lot.Item) : null,
                e.WorkOrder is { } order ? new SearchHit("work-order", order) : null,
                e.Shipment is { } shipment ? new SearchHit("shipment", shipment) : null,
                e.LogisticUnit is { } unit ? new SearchHit("logistic-unit", unit) : null,
            })
            .OfType<SearchHit>().Where(h => h.Value.StartsWith(prefix, StringComparison.OrdinalIgnoreCase)).Distinct()
            .OrderBy(h => (h.Kind, h.Value, h.Item)).ToList();
        return Task.FromResult<IReadOnlyList<SearchHit>>([.. hits.Skip(after is null ? 0 : hits.IndexOf(after) + 1).Take(limit)]);
    }

    public async IAsyncEnumerable<RecordedEvent> ReadAllAsync(DateTimeOffset? after, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var r in events.Where(r => after is null || r.RecordedAt > after).ToList())
        {
            await Task.CompletedTask;
            yield return r;
        }
    }

    private async Task<AppendResult> AppendOneAsync(LotEvent e, Recorder recorder, CancellationToken cancellationToken)
    {
        if (events.Find(r => r.Event.EventId == e.EventId) is { } stored) return Admission.Repeated(e, stored.Event.ContentHash);

        var target = e.Type == LotEventType.Void ? events.Find(r => r.Event.EventId == e.Reference) : null;
        var result = admission.Decide(e, recorder, await ConcernedAsync(e, cancellationToken), target, PutsIntoItself(e));
        if (result.Status != AppendStatus.Accepted) return result;

        var at = clock.GetUtcNow();
        if (events.Count > 0 && at <= events[^1].RecordedAt) at = events[^1].RecordedAt.AddTicks(1);
        var stream = target?.Stream ?? EventStream.Of(e);
        var recorded = EventChain.Append(e, at, recorder.Name, stream, heads.GetValueOrDefault(stream, EventChain.Start));
        heads[stream] = recorded.Hash;
        var pending = events.Find(r => r.Event.Type == LotEventType.Void && r.Event.Reference == e.EventId);
        events.Add(recorded with { VoidedBy = pending?.Event.EventId });
        if (target is not null) events[events.IndexOf(target)] = target with { VoidedBy = e.EventId };
        return result;
    }

    private bool PutsIntoItself(LotEvent e)
    {
        var units = events.Where(r => r.VoidedBy is null && r.Event.Type != LotEventType.Void).Select(r => r.Event).ToList();
        return UnitCoverage.Fold(units.Append(e)).IntoThemselves > UnitCoverage.Fold(units).IntoThemselves;
    }

    private async Task<IReadOnlyCollection<LotState>> ConcernedAsync(LotEvent e, CancellationToken cancellationToken)
    {
        await using var view = await ViewAsync(null, cancellationToken);
        var lots = e is { Lot: null, LogisticUnit: { } unit }
            ? [.. (await UnitFamilies.CoverageAsync(view, [unit], cancellationToken)).ContentsOf(unit).Select(c => c.Lot).Distinct()]
            : Interlock.Used(e);
        var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
        return [.. lots.Select(replay.StateOf)];
    }

    private sealed class View(List<RecordedEvent> all, DateTimeOffset asOf) : IShipmentView
    {
        private readonly List<RecordedEvent> visible = Visible(all, asOf);

        public DateTimeOffset AsOf => asOf;

        public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfLotsAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
            Where(e => e.Lot is { } lot && lots.Contains(lot));

        public ValueTask<IReadOnlyList<RecordedEvent>> ProducedFromAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
            Where(e => e.Inputs?.Any(i => lots.Contains(i.Lot)) == true);

        public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfWorkOrdersAsync(IReadOnlyCollection<string> workOrders, CancellationToken cancellationToken) =>
            Where(e => e.Type is LotEventType.Consume or LotEventType.Produce && workOrders.Contains(e.WorkOrder!));

        public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfUnitsAsync(IReadOnlyCollection<string> logisticUnits, CancellationToken cancellationToken) =>
            Where(e => (e.LogisticUnit is { } unit && logisticUnits.Contains(unit)) || (e.OuterUnit is { } outer && logisticUnits.Contains(outer)));

        public ValueTask<IReadOnlyList<RecordedEvent>> EventsOfShipmentsAsync(IReadOnlyCollection<string> shipments, CancellationToken cancellationToken) =>
            Where(e => e is { Type: LotEventType.Ship, Shipment: { } shipment } && shipments.Contains(shipment));

        public ValueTask DisposeAsync() => ValueTask.CompletedTask;

        private static List<RecordedEvent> Visible(List<RecordedEvent> all, DateTimeOffset asOf)
        {
            var known = all.Where(r => r.RecordedAt <= asOf).ToList();
            var voided = known.Where(r => r.Event.Type == LotEventType.Void).Select(r => r.Event.Reference).ToHashSet();
            return [.. known.Where(r => r.Event.Type != LotEventType.Void && !voided.Contains(r.Event.EventId))];
        }

        private ValueTask<IReadOnlyList<RecordedEvent>> Where(Func<LotEvent, bool> matches) =>
            ValueTask.FromResult<IReadOnlyList<RecordedEvent>>([.. visible.Where(r => matches(r.Event))]);
    }
}
