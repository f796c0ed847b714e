using System.Globalization;
using System.Net;
using System.Runtime.CompilerServices;
using System.Text;
using Microsoft.Azure.Cosmos;

namespace LotFunctions.Azure.Cosmos;

/// <summary>
/// One container as the adapters use it: items in partitions. Conflicts (404, 409, 412) are answers; what the client has
/// tried in vain (429, time-outs) is a <see cref="CosmosException"/>. Every charge is counted.
/// </summary>
internal sealed class CosmosPartitions(Container container, RequestUnits units, Func<CancellationToken, Task> open)
{
    /// <summary>The most writes of a transactional batch.</summary>
    public const int MostWrites = 100;

    /// <summary>Keys of one query: few enough that its answer is not many pages, many enough that a level is one round trip.</summary>
    private const int KeysAtOnce = 200;

    private const int AtOnce = 16;

    public string Name => container.Id;

    /// <summary>Null when it is not there.</summary>
    public async Task<CosmosItem?> FindAsync(string pk, string id, CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        units.RoundTrip();
        try
        {
            var response = await container.ReadItemAsync<CosmosItem>(id, new PartitionKey(pk), cancellationToken: cancellationToken);
            Charged(response.RequestCharge);
            return response.Resource;
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            Charged(e.RequestCharge);
            return null;
        }
    }

    /// <summary>Those that are there, in no particular order; one round trip.</summary>
    public async Task<IReadOnlyList<CosmosItem>> FindAsync(IReadOnlyCollection<(string Pk, string Id)> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return [];
        if (keys.Count == 1)
        {
            var (pk, id) = keys.First();
            return await FindAsync(pk, id, cancellationToken) is { } one ? [one] : [];
        }

        await open(cancellationToken);
        units.RoundTrip();
        var response = await container.ReadManyItemsAsync<CosmosItem>(
            [.. keys.Distinct().Select(k => (k.Id, new PartitionKey(k.Pk)))], cancellationToken: cancellationToken);
        Charged(response.RequestCharge);
        return [.. response.Resource];
    }

    /// <summary>All items of these partitions, in no particular order; one round trip for a batch of keys, batches in parallel.</summary>
    /// <param name="before">Those alone with ids before this one.</param>
    public async Task<IReadOnlyList<CosmosItem>> ReadAsync(IReadOnlyCollection<string> pks, string? before, CancellationToken cancellationToken)
    {
        if (pks.Count == 0) return [];
        if (pks.Count == 1) return await ReadAsync(pks.First(), before, cancellationToken);
        var and = before is null ? "" : " AND c.id < @before";
        await open(cancellationToken);
        units.RoundTrip();
        var found = new List<CosmosItem>();
        await Parallel.ForEachAsync(pks.Distinct().Chunk(KeysAtOnce), Bounded(cancellationToken), async (keys, token) =>
        {
            var items = await ToListAsync(Query(Before(In("pk", keys, and), before), partition: null), token);
            lock (found) found.AddRange(items);
        });
        return found;
    }

    /// <summary>All items of a partition.</summary>
    public Task<IReadOnlyList<CosmosItem>> ReadAsync(string pk, CancellationToken cancellationToken) => ReadAsync(pk, before: null, cancellationToken);

    /// <summary>Items of a partition in the order of their keys, behind a key, with keys that start with a text.</summary>
    public async Task<List<CosmosItem>> ListAsync(string pk, string? after, string? prefix, int limit, CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        units.RoundTrip();
        var sql = new StringBuilder("SELECT * FROM c WHERE c.pk = @pk");
        if (after is not null) sql.Append(" AND c.key > @after");
        if (prefix is not null) sql.Append(" AND STARTSWITH(c.key, @prefix)");
        var query = new QueryDefinition(sql.Append(" ORDER BY c.key").ToString()).WithParameter("@pk", pk);
        if (after is not null) query = query.WithParameter("@after", after);
        if (prefix is not null) query = query.WithParameter("@prefix", prefix);
        return await ToListAsync(Query(query, pk, limit == int.MaxValue ? null : limit), cancellationToken, limit);
    }

    /// <summary>Items of a partition that have one of these keys.</summary>
    public async Task<IReadOnlyList<CosmosItem>> OfKeysAsync(string pk, IReadOnlyCollection<string> keys, CancellationToken cancellationToken)
    {
        if (keys.Count == 0) return [];
        await open(cancellationToken);
        units.RoundTrip();
        var found = new List<CosmosItem>();
        await Parallel.ForEachAsync(keys.Distinct().Chunk(KeysAtOnce), Bounded(cancellationToken), async (part, token) =>
        {
            var items = await ToListAsync(Query(In("key", part, " AND c.pk = @pk").WithParameter("@pk", pk), pk), token);
            lock (found) found.AddRange(items);
        });
        return found;
    }

    /// <summary>Everything in the container in the order of ids, behind an id. Reads every partition; for what runs seldom.</summary>
    public IAsyncEnumerable<CosmosItem> ReadAllAsync(string after, string before, CancellationToken cancellationToken) => ReadAllAsync(
        new QueryDefinition("SELECT * FROM c WHERE c.id > @after AND c.id < @before ORDER BY c.id").WithParameter("@after", after).WithParameter("@before", before),
        cancellationToken);

    private async IAsyncEnumerable<CosmosItem> ReadAllAsync(QueryDefinition query, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        units.RoundTrip();
        using var iterator = container.GetItemQueryIterator<CosmosItem>(query, requestOptions: new QueryRequestOptions { MaxConcurrency = AtOnce });
        while (iterator.HasMoreResults)
        {
            var page = await iterator.ReadNextAsync(cancellationToken);
            Charged(page.RequestCharge);
            foreach (var item in page) yield return item;
        }
    }

    /// <summary>
    /// The container partition by partition, in the order of their keys; each whole in memory. Reads all of it; for what runs
    /// seldom.
    /// </summary>
    /// <param name="prefix">Of the partitions' keys; empty for all.</param>
    public async IAsyncEnumerable<(string Pk, IReadOnlyList<CosmosItem> Items)> ReadByPartitionAsync(
        string prefix, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var query = new QueryDefinition("SELECT * FROM c WHERE STARTSWITH(c.pk, @prefix) ORDER BY c.pk").WithParameter("@prefix", prefix);
        var items = new List<CosmosItem>();
        await foreach (var item in ReadAllAsync(query, cancellationToken))
        {
            if (items.Count > 0 && items[0].Pk != item.Pk)
            {
                yield return (items[0].Pk, items);
                items = [];
            }

            items.Add(item);
        }

        if (items.Count > 0) yield return (items[0].Pk, items);
    }

    /// <summary>False when something is there.</summary>
    public Task<bool> CreateAsync(CosmosItem item, CancellationToken cancellationToken) => WriteAsync(CosmosWrite.Create(item), cancellationToken);

    public Task PutAsync(CosmosItem item, CancellationToken cancellationToken) => WriteAsync(CosmosWrite.Put(item), cancellationToken);

    /// <summary>False when what is stored is not what was read.</summary>
    public Task<bool> ReplaceAsync(CosmosItem read, CosmosItem item, CancellationToken cancellationToken) =>
        WriteAsync(CosmosWrite.After(read, item), cancellationToken);

    /// <summary>Also when it is not there.</summary>
    public async Task DeleteAsync(string pk, string id, CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        units.RoundTrip();
        using var response = await container.DeleteItemStreamAsync(id, new PartitionKey(pk), cancellationToken: cancellationToken);
        Charged(response.Headers.RequestCharge);
        if (response.StatusCode != HttpStatusCode.NotFound) response.EnsureSuccessStatusCode();
    }

    /// <summary>Adds one to the number in <c>key</c>, which starts at 1.</summary>
    public async Task<long> CountAsync(string pk, string id, CancellationToken cancellationToken)
    {
        while (true)
        {
            var stored = await FindAsync(pk, id, cancellationToken);
            var next = stored is null ? 1 : long.Parse(stored.Key!, CultureInfo.InvariantCulture) + 1;
            var item = new CosmosItem { Pk = pk, Id = id, Key = next.ToString(CultureInfo.InvariantCulture) };
            if (await WriteAsync(CosmosWrite.After(stored, item), cancellationToken)) return next;
        }
    }

    /// <summary>All or nothing, in one partition; false when one of the conditions does not hold.</summary>
    public async Task<bool> WriteAsync(string pk, IReadOnlyList<CosmosWrite> writes, CancellationToken cancellationToken) =>
        writes.Count == 1 ? await WriteAsync(writes[0], cancellationToken) : await WriteAllAsync(pk, writes, cancellationToken) is not null;

    /// <summary>All or nothing, in one partition: the new ETags, or null when one of the conditions does not hold.</summary>
    public async Task<IReadOnlyList<string>?> WriteAllAsync(string pk, IReadOnlyList<CosmosWrite> writes, CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        units.RoundTrip();
        var batch = container.CreateTransactionalBatch(new PartitionKey(pk));
        foreach (var write in writes)
        {
            batch = write.Kind switch
            {
                CosmosWriteKind.Create => batch.CreateItem(write.Item),
                CosmosWriteKind.Put => batch.UpsertItem(write.Item),
                _ => batch.ReplaceItem(write.Item.Id, write.Item, new TransactionalBatchItemRequestOptions { IfMatchEtag = write.ETag }),
            };
        }

        using var response = await batch.ExecuteAsync(cancellationToken);
        Charged(response.RequestCharge);
        if (response.IsSuccessStatusCode) return [.. response.Select(r => r.ETag)];
        return writes.Any(w => IsConflict(w, response.StatusCode))
            ? null
            : throw new CosmosException(response.ErrorMessage, response.StatusCode, 0, response.ActivityId, response.RequestCharge);
    }

    /// <summary>False when the condition does not hold.</summary>
    public async Task<bool> WriteAsync(CosmosWrite write, CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        units.RoundTrip();
        var pk = new PartitionKey(write.Item.Pk);
        try
        {
            var response = write.Kind switch
            {
                CosmosWriteKind.Create => await container.CreateItemAsync(write.Item, pk, cancellationToken: cancellationToken),
                CosmosWriteKind.Put => await container.UpsertItemAsync(write.Item, pk, cancellationToken: cancellationToken),
                _ => await container.ReplaceItemAsync(write.Item, write.Item.Id, pk, new ItemRequestOptions { IfMatchEtag = write.ETag }, cancellationToken),
            };
            Charged(response.RequestCharge);
            return true;
        }
        catch (CosmosException e) when (IsConflict(write, e.StatusCode))
        {
            Charged(e.RequestCharge);
            return false;
        }
    }

    private void Charged(double charge) => units.Add(charge, container.Id);

    private static ParallelOptions Bounded(CancellationToken cancellationToken) =>
        new() { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken };

    private static bool IsConflict(CosmosWrite write, HttpStatusCode status) => write.Kind switch
    {
        CosmosWriteKind.Create => status is HttpStatusCode.Conflict,
        CosmosWriteKind.Replace => status is HttpStatusCode.NotFound or HttpStatusCode.PreconditionFailed,
        _ => false,
    };

    private static QueryDefinition In(string property, string[] values, string and = "")
    {
        var names = string.Join(", ", values.Select((_, i) => $"@p{i}"));
        var query = new QueryDefinition($"SELECT * FROM c WHERE c.{property} IN ({names}){and}");
        for (var i = 0; i < values.Length; i++) query = query.WithParameter($"@p{i}", values[i]);
        return query;
    }

    private static QueryDefinition Before(QueryDefinition query, string? before) => before is null ? query : query.WithParameter("@before", before);

    private async Task<IReadOnlyList<CosmosItem>> ReadAsync(string pk, string? before, CancellationToken cancellationToken)
    {
        await open(cancellationToken);
        units.RoundTrip();
        var query = new QueryDefinition($"SELECT * FROM c WHERE c.pk = @pk{(before is null ? "" : " AND c.id < @before")}").WithParameter("@pk", pk);
        return await ToListAsync(Query(Before(query, before), pk), cancellationToken);
    }

    private FeedIterator<CosmosItem> Query(QueryDefinition query, string? partition, int? pageSize = null) =>
        container.GetItemQueryIterator<CosmosItem>(query, requestOptions: new QueryRequestOptions
        {
            PartitionKey = partition is null ? null : new PartitionKey(partition),
            MaxItemCount = pageSize ?? -1,
            MaxConcurrency = AtOnce,
        });

    private async Task<List<CosmosItem>> ToListAsync(FeedIterator<CosmosItem> iterator, CancellationToken cancellationToken, int limit = int.MaxValue)
    {
        using (iterator)
        {
            var items = new List<CosmosItem>();
            while (iterator.HasMoreResults && items.Count < limit)
            {
                var page = await iterator.ReadNextAsync(cancellationToken);
                Charged(page.RequestCharge);
                items.AddRange(page);
            }

            if (items.Count > limit) items.RemoveRange(limit, items.Count - limit);
            return items;
        }
    }
}
