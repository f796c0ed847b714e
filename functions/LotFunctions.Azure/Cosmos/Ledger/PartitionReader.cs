using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>
/// The records of the ledger's and the graph's partitions, each partition read once and remembered, with those that are about
/// to be written.
/// </summary>
internal sealed class PartitionReader(CosmosDatabase database)
{
    private readonly Side ledger = new(database.Ledger);
    private readonly Side graph = new(database.Graph);

    /// <summary>The partitions that were read.</summary>
    public IEnumerable<string> LedgerRead => ledger.Read.Keys;

    public IEnumerable<string> GraphRead => graph.Read.Keys;

    public Task<IReadOnlyList<RecordedEvent>> LedgerAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken) =>
        ledger.OfAsync(pks, cancellationToken);

    public Task<IReadOnlyList<RecordedEvent>> GraphAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken) =>
        graph.OfAsync(pks, cancellationToken);

    /// <summary>Whether nothing is in a partition of the graph, which was read before.</summary>
    public bool IsEmpty(string pk) => graph.Read.TryGetValue(pk, out var records) && records.Count == 0 && !graph.Added.ContainsKey(pk);

    /// <summary>It is as good as written.</summary>
    public void Add(IntentEvent e)
    {
        ledger.Add(e.Home, e.Record);
        foreach (var posting in e.Graph.Where(p => p.Id is not (Posting.Event or Posting.Void))) graph.Add(posting.Pk, e.Record);
    }

    /// <summary>Nothing of it was written after all.</summary>
    public void TakeBackAdded()
    {
        ledger.Added.Clear();
        graph.Added.Clear();
    }

    private sealed class Side(CosmosPartitions partitions)
    {
        public Dictionary<string, List<RecordedEvent>> Read { get; } = [];

        public Dictionary<string, List<RecordedEvent>> Added { get; } = [];

        public void Add(string pk, RecordedEvent record)
        {
            if (!Added.TryGetValue(pk, out var records)) Added[pk] = records = [];
            records.Add(record);
        }

        public async Task<IReadOnlyList<RecordedEvent>> OfAsync(IReadOnlyCollection<string> pks, CancellationToken cancellationToken)
        {
            var missing = pks.Where(pk => !Read.ContainsKey(pk)).Distinct().ToList();
            if (missing.Count > 0)
            {
                var items = await partitions.ReadAsync(missing, cancellationToken);
                foreach (var pk in missing) Read[pk] = [];
                foreach (var item in items.Where(i => i.Id != LotHead.Id)) Read[item.Pk].Add(item.Read<RecordedEvent>());
            }

            return [.. pks.Distinct().SelectMany(pk => Read[pk].Concat(Added.GetValueOrDefault(pk, [])))];
        }
    }
}
