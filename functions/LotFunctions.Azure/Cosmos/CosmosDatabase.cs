using System.Net;
using Azure.Core;
using Azure.Identity;
using LotFunctions.Core.Ledger;
using Microsoft.Azure.Cosmos;

namespace LotFunctions.Azure.Cosmos;

/// <summary>The account's client and its containers, opened at first use.</summary>
internal sealed class CosmosDatabase : IAsyncDisposable
{
    /// <summary>Requests of one caller that are under way together.</summary>
    private const int AtOnce = 32;

    private readonly CosmosOptions options;
    private readonly CosmosClient client;
    private readonly Lock gate = new();
    private Task? opened;

    /// <param name="credential">Used without a key; null: the environment's.</param>
    public CosmosDatabase(CosmosOptions options, RequestUnits units, TokenCredential? credential)
    {
        this.options = options;
        if (options.PlanQueriesHere) Environment.SetEnvironmentVariable("AZURE_COSMOS_USE_QUERY_PLAN_INTEROP_LINUX", "true");
        var endpoint = (options.Endpoint ?? throw new ArgumentException("The Cosmos endpoint is missing.", nameof(options))).ToString();
        client = options.Key is { Length: > 0 } key
            ? new CosmosClient(endpoint, key, ClientOptions(options))
            : new CosmosClient(endpoint, credential ?? new DefaultAzureCredential(), ClientOptions(options));
        CosmosPartitions Open(string name) => new(client.GetContainer(options.Database, name), units, OpenAsync);
        (Journal, Ledger, Graph) = (Open("journal"), Open("ledger"), Open("graph"));
        (Search, Documents, Recalls, Records) = (Open("search"), Open("documents"), Open("recalls"), Open("records"));
    }

    public CosmosPartitions Journal { get; }

    public CosmosPartitions Ledger { get; }

    public CosmosPartitions Graph { get; }

    public CosmosPartitions Search { get; }

    public CosmosPartitions Documents { get; }

    public CosmosPartitions Recalls { get; }

    public CosmosPartitions Records { get; }

    /// <summary>Checks the account and makes what is missing, once; after a failure the next caller tries again.</summary>
    public Task OpenAsync(CancellationToken cancellationToken)
    {
        lock (gate)
        {
            if (opened is null || opened.IsFaulted || opened.IsCanceled) opened = Task.Run(PrepareAsync, CancellationToken.None);
            return opened.IsCompletedSuccessfully ? Task.CompletedTask : opened.WaitAsync(cancellationToken);
        }
    }

    /// <summary>Requests that have nothing to do with each other, so many at once: they are one round trip.</summary>
    public static async Task TogetherAsync(IEnumerable<Func<CancellationToken, Task>> requests, CancellationToken cancellationToken) =>
        await Parallel.ForEachAsync(
            requests, new ParallelOptions { MaxDegreeOfParallelism = AtOnce, CancellationToken = cancellationToken },
            async (request, token) => await request(token));

    /// <summary>With everything in it.</summary>
    public Task DeleteAsync() => client.GetDatabase(options.Database).DeleteAsync();

    public ValueTask DisposeAsync()
    {
        client.Dispose();
        return ValueTask.CompletedTask;
    }

    private static CosmosClientOptions ClientOptions(CosmosOptions options)
    {
        var made = new CosmosClientOptions
        {
            ApplicationName = "LotFunctions",
            ConnectionMode = options.Gateway || options.Transport is not null ? ConnectionMode.Gateway : ConnectionMode.Direct,
            // What was written is known here already.
            EnableContentResponseOnWrite = false,
            MaxRetryAttemptsOnRateLimitedRequests = 100,
            MaxRetryWaitTimeOnRateLimitedRequests = options.LongestBackOff,
            UseSystemTextJsonSerializerWithOptions = CanonicalJson.Options,
        };
        if (options.Transport is { } transport)
        {
            made.HttpClientFactory = () => new HttpClient(transport());
            made.LimitToEndpoint = true;
        }

        return made;
    }

    private async Task PrepareAsync()
    {
        var account = await client.ReadAccountAsync();
        var consistency = account.Consistency.DefaultConsistencyLevel;
        if (consistency != ConsistencyLevel.Strong && !options.SingleProcess)
        {
            throw new InvalidOperationException(
                $"The Cosmos account's consistency is {consistency}: several processes need Strong. A host that is alone can say so with SingleProcess.");
        }

        if (!options.CreateMissing) return;
        var database = (await client.CreateDatabaseIfNotExistsAsync(options.Database)).Database;
        foreach (var container in CosmosContainers.All.Containers)
        {
            await CreateAsync(database, container.Properties(CosmosContainers.All.PartitionKey));
        }
    }

    /// <summary>What is there is left as it is: its policies are the infrastructure's.</summary>
    private static async Task CreateAsync(Database database, ContainerProperties properties)
    {
        try
        {
            await database.GetContainer(properties.Id).ReadContainerAsync();
        }
        catch (CosmosException e) when (e.StatusCode == HttpStatusCode.NotFound)
        {
            await database.CreateContainerIfNotExistsAsync(properties);
        }
    }
}
