using LotFunctions.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>A database of one test: in the account that LOT_COSMOS_ENDPOINT and LOT_COSMOS_KEY name, else in memory.</summary>
internal sealed class CosmosPlace : IAsyncDisposable
{
    private static int places;

    private readonly string name = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref places)}";
    private CosmosDatabase? database;

    public FakeCosmos Fake { get; } = new();

    public RequestUnits Units { get; } = new(NullLogger<RequestUnits>.Instance);

    public static string? Endpoint { get; } = Environment.GetEnvironmentVariable("LOT_COSMOS_ENDPOINT");

    public CosmosOptions Options => Endpoint is { Length: > 0 } endpoint
        ? new CosmosOptions
        {
            Endpoint = new Uri(endpoint), Key = Environment.GetEnvironmentVariable("LOT_COSMOS_KEY"), Database = name, Gateway = true, SingleProcess = true,
            PlanQueriesHere = Environment.GetEnvironmentVariable("LOT_COSMOS_PLAN") == "here",
        }
        : OnFake(Fake, name);

    public static CosmosOptions OnFake(FakeCosmos fake, string name) => new()
    {
        Endpoint = new Uri("https://cosmos.test/"), Key = Convert.ToBase64String(new byte[64]), Database = name, Transport = fake.Handler,
    };

    public CosmosDatabase Open() => database = new CosmosDatabase(Options, Units, credential: null);

    public async Task CloseAsync()
    {
        if (database is not null) await database.DisposeAsync();
        database = null;
    }

    public async ValueTask DisposeAsync()
    {
        if (Endpoint is { Length: > 0 }) await (database ?? Open()).DeleteAsync();
        await CloseAsync();
        Units.Dispose();
    }
}
