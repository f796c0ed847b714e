using System.Collections.Concurrent;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The records of the ledger's and the graph's partitions, each partition read once and remembered, with those that are about
/// to be written.
/// </summary>
internal sealed class PartitionReader(CosmosDatabase database)
{
    private readonly Side ledger = new(database.Ledger, eventsAlone: true);
    private readonly Side graph = new(database.Graph, eventsAlone: false);

    /// <summary>A partition of the ledger that was read elsewhere.</summary>
    public void KnowLedger(string pk, IReadOnlyList<RecordedEvent> records) => ledger.Read[pk] = records;

    /// <summary>Whether a partition of the ledger was read.</summary>
    public bool KnowsLedger(string pk) => ledger.Read.ContainsKey(pk);

    public bool KnowsGraph(string pk) => graph.Read.ContainsKey(pk);

    public Task<IReadOnlyList<RecordedEvent>> LedgerAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken) =>
        ledger.OfAsync(pks, cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> GraphAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken) =>
        graph.OfAsync(pks, cancellationToken);

    /// <summary>Reads and remembers partitions of both that were not read before; one round trip.</summary>
    public Task KnowAsync(IReadOnlyCollection<string> ledgerPks, IReadOnlyCollection<string> graphPks, CancellationToken cancellationToken) =>
        CosmosDatabase.TogetherAsync([token => ledger.ReadAsync(ledgerPks, token), token => graph.ReadAsync(graphPks, token)], cancellationToken);

    /// <summary>The work orders on the far side of a lot, as far as the partitions of the graph that were read tell.</summary>
    public IEnumerable<string> OrdersOf(LotKey lot) => graph.Ways.TryGetValue(lot, out var orders) ? orders.Keys : [];

    /// <summary>Whether nothing is in a partition of the graph, which was read before.</summary>
    public bool IsEmpty(string pk) => graph.Read.TryGetValue(pk, out var records) && records.Count == 0 && !graph.Added.ContainsKey(pk);

    /// <summary>It is as good as written.</summary>
    public void Add(IntentEvent e)
    {
        ledger.Add(e.Home, e.Record);
        foreach (var posting in e.Graph.Where(p => p.IsRecord)) graph.Add(posting.Pk, e.Record);
    }

    /// <summary>Nothing of it was written after all.</summary>
    public void TakeBackAdded()
    {
        ledger.Added.Clear();
        graph.Added.Clear();
    }

    private sealed class Side(CosmosPartitions partitions, bool eventsAlone)
    {
        public ConcurrentDictionary<string, IReadOnlyList<RecordedEvent>> Read { get; } = [];

        public Dictionary<string, List<RecordedEvent>> Added { get; } = [];

        public ConcurrentDictionary<LotKey, ConcurrentDictionary<string, bool>> Ways { get; } = [];

        public void Add(string pk, RecordedEvent record)
        {
            if (!Added.TryGetValue(pk, out var records)) Added[pk] = records = [];
            records.Add(record);
        }

        public async Task<IReadOnlyList<RecordedEvent>> OfAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken)
        {
            await ReadAsync(pks, cancellationToken);
            return [.. pks.Distinct().SelectMany(pk => Read[pk].Concat(Added.GetValueOrDefault(pk, [])))];
        }

        public async Task ReadAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken)
        {
            var missing = pks.Where(pk => !Read.ContainsKey(pk)).Distinct().ToList();
            if (missing.Count == 0) return;
            var items = (await partitions.ReadAsync(missing, eventsAlone ? Keys.AfterPositions : null, cancellationToken)).ToLookup(i => i.Pk);
            foreach (var pk in missing) Read[pk] = [.. items[pk].Select(RecordOf).OfType<RecordedEvent>()];
        }

        /// <summary>Null when it is advice on the way.</summary>
        private RecordedEvent? RecordOf(CosmosItem item)
        {
            if (Way.IsId(item.Id))
            {
                var way = item.Read<Way>();
                Add(way.Lot, way.Order);
                return null;
            }

            var record = item.Read<RecordedEvent>();
            if (item.Key is { } key && record.Event.Lot is { } lot)
            {
                foreach (var order in LotOrders.Read(key)) Add(lot, order);
            }

            return record;
        }

        private void Add(LotKey lot, string order) => Ways.GetOrAdd(lot, _ => [])[order] = true;
    }
}
