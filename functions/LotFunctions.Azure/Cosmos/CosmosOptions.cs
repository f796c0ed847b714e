namespace LotFunctions.Azure.Cosmos;

/// <summary>Where the stores are, and how they are reached.</summary>
public sealed record CosmosOptions
{
    /// <summary>The configuration's section.</summary>
    public const string Section = "LotFunctions:Cosmos";

    /// <summary>The account's address.</summary>
    public Uri? Endpoint { get; init; }

    /// <summary>The account's key; without it the host's identity is used.</summary>
    public string? Key { get; init; }

    /// <summary>Holds the containers of <see cref="CosmosContainers"/>.</summary>
    public string Database { get; init; } = "lotfunctions";

    /// <summary>Makes the database and the containers that are missing. A host whose identity may not do that sets it to false.</summary>
    public bool CreateMissing { get; init; } = true;

    /// <summary>
    /// Over HTTPS to the gateway instead of directly to the replicas: for emulators, and for networks that let nothing else
    /// through.
    /// </summary>
    public bool Gateway { get; init; }

    /// <summary>
    /// A single process may work on an account with session consistency. Several see each other's writes in time with strong
    /// consistency alone, which is demanded unless this is set.
    /// </summary>
    public bool SingleProcess { get; init; }

    /// <summary>Plans queries in the process, for emulators whose gateway gives no plan.</summary>
    public bool PlanQueriesHere { get; init; }

    /// <summary>How long a request that the service turns away for its rate (429) is tried again, with the service's own pauses.</summary>
    public TimeSpan LongestBackOff { get; init; } = TimeSpan.FromSeconds(30);

    /// <summary>Between two looks for appends that a process began and did not finish.</summary>
    public TimeSpan SweepInterval { get; init; } = TimeSpan.FromMinutes(1);

    /// <summary>In place of the network.</summary>
    internal Func<HttpMessageHandler>? Transport { get; init; }
}
