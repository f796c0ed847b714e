using System.Globalization;
using System.Net;
using System.Text.Json.Nodes;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>The items of one container. Each call is one transaction.</summary>
internal sealed class FakeContainer(string name, int database, int number, JsonObject properties)
{
    private readonly Lock gate = new();
    private readonly Dictionary<string, Dictionary<string, JsonObject>> partitions = [];
    private long changes;

    public string Name => name;

    public string Rid { get; } = Rids.OfContainer(database, number);

    /// <summary>As it was made.</summary>
    public JsonObject Properties => properties;

    /// <summary>The service indexes <c>id</c> always, and the partition key only when it is told to.</summary>
    public bool IsIndexed(string property) =>
        property == "id" || properties["indexingPolicy"]!["includedPaths"]!.AsArray().Any(p => (string)p!["path"]! == $"/{property}/?");

    public FakeResult Read(string pk, string id)
    {
        lock (gate) return There(pk, id) is { } item ? new FakeResult(HttpStatusCode.OK, item) : new FakeResult(HttpStatusCode.NotFound);
    }

    /// <summary>All or nothing: after a failure the others are 424.</summary>
    public IReadOnlyList<FakeResult> Write(string pk, IReadOnlyList<FakeWrite> writes)
    {
        lock (gate)
        {
            var undo = new Stack<(string Id, JsonObject? Before)>();
            var results = new List<FakeResult>();
            foreach (var write in writes)
            {
                undo.Push((write.Id, There(pk, write.Id)));
                var result = Write(pk, write);
                results.Add(result);
                if (result.IsSuccess) continue;
                foreach (var (id, before) in undo) Set(pk, id, before);
                var failed = results.Count - 1;
                return [.. writes.Select((_, i) => i == failed ? result : new FakeResult(HttpStatusCode.FailedDependency))];
            }

            return results;
        }
    }

    /// <summary>Of one partition or all.</summary>
    public IReadOnlyList<JsonObject> Query(string? pk, Func<JsonObject, bool> matches)
    {
        lock (gate)
        {
            var all = pk is null ? partitions.Values.SelectMany(p => p.Values) : partitions.GetValueOrDefault(pk)?.Values ?? Enumerable.Empty<JsonObject>();
            return [.. all.Where(matches)];
        }
    }

    private JsonObject? There(string pk, string id) => partitions.GetValueOrDefault(pk)?.GetValueOrDefault(id);

    private void Set(string pk, string id, JsonObject? item)
    {
        if (!partitions.TryGetValue(pk, out var partition)) partitions[pk] = partition = [];
        if (item is null) partition.Remove(id);
        else partition[id] = item;
    }

    private FakeResult Write(string pk, FakeWrite write)
    {
        var there = There(pk, write.Id);
        if (write.Verb == "create" && there is not null) return new FakeResult(HttpStatusCode.Conflict);
        if (write.Verb is "replace" or "delete" && there is null) return new FakeResult(HttpStatusCode.NotFound);
        if (write.IfMatch is { } tag && there is not null && (string?)there["_etag"] != tag) return new FakeResult(HttpStatusCode.PreconditionFailed);
        if (write.Body is null)
        {
            Set(pk, write.Id, null);
            return new FakeResult(HttpStatusCode.NoContent);
        }

        if ((string?)write.Body["pk"] != pk || write.Id.AsSpan().IndexOfAny("/\\?#%") >= 0 || write.Id.Length is 0 or > 1023) return new FakeResult(HttpStatusCode.BadRequest);

        var item = (JsonObject)write.Body.DeepClone();
        var change = ++changes;
        item["_etag"] = $"\"{change.ToString("x8", CultureInfo.InvariantCulture)}-{number:x4}\"";
        item["_rid"] = there is null ? Rids.OfItem(Rid, change) : (string)there["_rid"]!;
        item["_ts"] = 1_767_225_600 + (change / 100);
        Set(pk, write.Id, item);
        return new FakeResult(there is null ? HttpStatusCode.Created : HttpStatusCode.OK, item);
    }
}

/// <param name="Verb">create, upsert, replace or delete.</param>
/// <param name="Body">Null for a deletion.</param>
internal sealed record FakeWrite(string Verb, string Id, JsonObject? Body, string? IfMatch = null);

internal sealed record FakeResult(HttpStatusCode Status, JsonObject? Item = null)
{
    public bool IsSuccess => (int)Status < 300;
}
