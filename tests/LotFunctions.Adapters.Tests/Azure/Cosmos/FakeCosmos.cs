using System.Collections.Concurrent;
using System.Net;
using System.Text.Json.Nodes;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>
/// A Cosmos DB account in memory, spoken to by the real client over the gateway's protocol: items with ETags, upserts,
/// transactional batches, queries in pages, query plans. What the adapters do not use it refuses (501), so that nothing passes
/// by being ignored. Several clients of one account are several processes.
/// </summary>
internal sealed class FakeCosmos
{
    private readonly ConcurrentDictionary<string, FakeDatabase> databases = new();
    private int requests;

    /// <summary>Strong unless a test says otherwise.</summary>
    public string Consistency { get; init; } = "Strong";

    /// <summary>False: as an emulator that leaves the planning of queries to the client.</summary>
    public bool PlansQueries { get; init; } = true;

    /// <summary>Items of a page of an answer.</summary>
    public int PageSize { get; init; } = 100;

    /// <summary>Decides on each request to a container's items, by its number from 1 and what it is; null lets it through.</summary>
    public Func<int, FakeRequest, FakeFault?>? Fault { get; set; }

    /// <summary>What came to the items, in order.</summary>
    public ConcurrentQueue<FakeRequest> Requests { get; } = new();

    public HttpMessageHandler Handler() => new FakeGateway(this);

    public FakeFault? Arrived(FakeRequest request)
    {
        Requests.Enqueue(request);
        return Fault?.Invoke(Interlocked.Increment(ref requests), request);
    }

    public JsonObject Account(Uri endpoint) => new()
    {
        ["_self"] = "",
        ["id"] = "fake",
        ["_rid"] = "fake",
        ["_dbs"] = "//dbs/",
        ["writableLocations"] = new JsonArray(new JsonObject { ["name"] = "here", ["databaseAccountEndpoint"] = endpoint.ToString() }),
        ["readableLocations"] = new JsonArray(new JsonObject { ["name"] = "here", ["databaseAccountEndpoint"] = endpoint.ToString() }),
        ["enableMultipleWriteLocations"] = false,
        ["userReplicationPolicy"] = new JsonObject { ["minReplicaSetSize"] = 3, ["maxReplicasetSize"] = 4, ["asyncReplication"] = false },
        ["userConsistencyPolicy"] = new JsonObject { ["defaultConsistencyLevel"] = Consistency },
        ["systemReplicationPolicy"] = new JsonObject { ["minReplicaSetSize"] = 3, ["maxReplicasetSize"] = 4 },
        ["readPolicy"] = new JsonObject { ["primaryReadCoefficient"] = 1, ["secondaryReadCoefficient"] = 1 },
        ["queryEngineConfiguration"] = "{\"maxSqlQueryInputLength\":262144,\"maxJoinsPerSqlQuery\":5,\"maxLogicalAndPerSqlQuery\":500,\"maxLogicalOrPerSqlQuery\":500,\"maxUdfRefPerSqlQuery\":10,\"maxInExpressionItemsCount\":16000,\"queryMaxInMemorySortDocumentCount\":500,\"maxQueryRequestTimeoutFraction\":0.9,\"sqlAllowNonFiniteNumbers\":false,\"sqlAllowAggregateFunctions\":true,\"sqlAllowSubQuery\":true,\"sqlAllowScalarSubQuery\":true,\"allowNewKeywords\":true,\"sqlAllowLike\":true,\"sqlAllowGroupByClause\":true,\"maxSpatialQueryCells\":12,\"spatialMaxGeometryPointCount\":256,\"sqlDisableQueryILOptimization\":false,\"sqlDisableFilterPlanOptimization\":false,\"enableSpatialIndexing\":true,\"maxUdfRefPerSqlQuery\":10}",
    };

    public FakeDatabase? Database(string nameOrRid) => databases.Values.FirstOrDefault(d => d.Name == nameOrRid || d.Rid == nameOrRid);

    public FakeDatabase Create(string name) => databases.GetOrAdd(name, n => new FakeDatabase(n, databases.Count + 1));
}

/// <summary>What came: the verb, the container, and what it is about.</summary>
internal sealed record FakeRequest(string Verb, string Container, string Detail);

/// <summary>What becomes of a request.</summary>
/// <param name="Status">Answered instead of it; null: the process ends here.</param>
/// <param name="AfterEffect">It has its effect all the same, and the caller does not hear of it.</param>
internal sealed record FakeFault(HttpStatusCode? Status, bool AfterEffect = false);

/// <summary>In place of the end of the process: nothing is sent any more.</summary>
internal sealed class ProcessEndedException : Exception;

internal sealed class FakeDatabase(string name, int number)
{
    private readonly ConcurrentDictionary<string, FakeContainer> containers = new();

    public string Name => name;

    public string Rid { get; } = Rids.Of(BitConverter.GetBytes(number));

    public IEnumerable<FakeContainer> Containers => containers.Values;

    public FakeContainer? Container(string nameOrRid) => containers.Values.FirstOrDefault(c => c.Name == nameOrRid || c.Rid == nameOrRid);

    public FakeContainer Create(JsonObject properties) =>
        containers.GetOrAdd(properties["id"]!.GetValue<string>(), n => new FakeContainer(n, number, containers.Count + 1, properties));
}

/// <summary>Resource ids as the client reads them.</summary>
internal static class Rids
{
    public static string Of(byte[] bytes) => Convert.ToBase64String(bytes).Replace('/', '-');

    /// <summary>The high bit of the fifth byte tells a container from a user.</summary>
    public static string OfContainer(int database, int number)
    {
        var bytes = new byte[8];
        BitConverter.TryWriteBytes(bytes, database);
        bytes[4] = 0x80;
        bytes[7] = (byte)number;
        return Of(bytes);
    }

    public static string OfItem(string container, long number)
    {
        var bytes = new byte[16];
        Convert.FromBase64String(container.Replace('-', '/')).CopyTo(bytes, 0);
        BitConverter.TryWriteBytes(bytes.AsSpan(8), number);
        return Of(bytes);
    }
}
