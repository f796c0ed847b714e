using LotFunctions.Adapters.Tests.Azure.Cosmos.Emulator;
using LotFunctions.Azure.Cosmos;
using Microsoft.Extensions.Logging.Abstractions;

namespace LotFunctions.Adapters.Tests.Azure.Cosmos;

/// <summary>A database of one test: on the emulator, or in the account that LOT_COSMOS_ENDPOINT and LOT_COSMOS_KEY name, else in memory.</summary>
internal sealed class CosmosPlace(EmulatorFixture? emulator = null) : IAsyncDisposable
{
    private static int places;

    private readonly string name = $"test-{Environment.ProcessId}-{Interlocked.Increment(ref places)}";
    private CosmosDatabase? database;

    public FakeCosmos Fake { get; } = new();

    public RequestUnits Units { get; } = new(NullLogger<RequestUnits>.Instance);

    public static string? Endpoint { get; } = Environment.GetEnvironmentVariable("LOT_COSMOS_ENDPOINT");

    public CosmosOptions Options => emulator is not null
        // It plans no queries and has its own idea of consistency.
        ? OnFake(Fake, name) with { Transport = emulator.Handler, PlanQueriesHere = true, SingleProcess = true }
        : Endpoint is { Length: > 0 } endpoint
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
        if (emulator is not null || Endpoint is { Length: > 0 })
        {
            var made = database ?? Open();
            // A test that asked for nothing made nothing yet.
            await made.OpenAsync(CancellationToken.None);
            await made.DeleteAsync();
        }

        await CloseAsync();
        Units.Dispose();
    }
}
