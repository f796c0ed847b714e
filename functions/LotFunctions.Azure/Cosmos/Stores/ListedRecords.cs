using LotFunctions.Core;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>
/// Records that are each in a partition of their own kind, and in lists, which are partitions too. An entry of a list is written
/// before the record is in it and taken away after it is no more: it is looked up in the record, and counts only if the record
/// says the same. So a crash between two writes never hides a record from a list.
/// </summary>
/// <param name="lists">The lists that a record is in.</param>
/// <param name="key">Its place in them, different for different records.</param>
internal sealed class ListedRecords<T>(CosmosPartitions partitions, Func<T, IEnumerable<string>> lists, Func<T, string> key)
    where T : class
{
    /// <summary>False, and nothing in the record's partition, when it or one of the others is there.</summary>
    /// <param name="item">Of the record.</param>
    /// <param name="with">Created with it.</param>
    public async Task<bool> AddAsync(T record, CosmosItem item, CancellationToken cancellationToken, params CosmosItem[] with)
    {
        await EnterAsync(record, lists(record), item, cancellationToken);
        return await partitions.WriteAsync(item.Pk, [CosmosWrite.Create(item), .. with.Select(CosmosWrite.Create)], cancellationToken);
    }

    /// <summary>False when what is stored is not what was read.</summary>
    public async Task<bool> ReplaceAsync(CosmosItem read, T record, CosmosItem item, CancellationToken cancellationToken)
    {
        var before = read.Read<T>();
        var (left, entered) = (lists(before).Except(lists(record)).ToList(), lists(record).Except(lists(before)));
        await EnterAsync(record, key(before) == key(record) ? entered : lists(record), item, cancellationToken);
        if (!await partitions.ReplaceAsync(read, item, cancellationToken)) return false;
        if (left.Count == 0) return true;

        foreach (var list in left) await partitions.DeleteAsync(list, EntryId(item), cancellationToken);
        // Another writer may have put it back into one of them meanwhile.
        if (await partitions.FindAsync(item.Pk, item.Id, cancellationToken) is not { } now) return true;
        await EnterAsync(now.Read<T>(), lists(now.Read<T>()).Intersect(left), item, cancellationToken);
        return true;
    }

    /// <summary>Of a list, the records that match.</summary>
    public async Task<Page<T>> PageAsync(string list, Func<T, bool> matches, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var after = PageToken.Read(continuationToken);
        var found = new List<(string Key, T Record)>();
        while (found.Count <= limit)
        {
            var entries = await partitions.ListAsync(list, after, prefix: null, limit + 1, cancellationToken);
            var places = entries.Select(e => (Entry: e, Place: e.Read<Place>())).ToList();
            var items = (await partitions.FindAsync([.. places.Select(p => (p.Place.Pk, p.Place.Id))], cancellationToken)).ToDictionary(i => (i.Pk, i.Id));
            foreach (var (entry, place) in places)
            {
                if (!items.TryGetValue((place.Pk, place.Id), out var item)) continue;
                var record = item.Read<T>();
                if (entry.Key == key(record) && lists(record).Contains(list) && matches(record)) found.Add((entry.Key!, record));
            }

            if (entries.Count <= limit) break;
            after = entries[^1].Key;
        }

        return PageToken.Page(found, limit);
    }

    private static string EntryId(CosmosItem item) => Keys.Id(item.Pk, item.Id);

    private async Task EnterAsync(T record, IEnumerable<string> into, CosmosItem item, CancellationToken cancellationToken) =>
        await CosmosDatabase.TogetherAsync(
            into.Select(list => (Func<CancellationToken, Task>)(token =>
                partitions.PutAsync(CosmosItem.Of(list, EntryId(item), new Place(item.Pk, item.Id), key(record)), token))),
            cancellationToken);

    private sealed record Place(string Pk, string Id);
}
