using System.Collections.ObjectModel;
using System.Text.Json;
using Microsoft.Azure.Cosmos;

namespace LotFunctions.Azure.Cosmos;

/// <summary>
/// The containers, as <c>containers.json</c> lists them: the one list from which the adapter makes what is missing and the
/// infrastructure declares what it deploys.
/// </summary>
public sealed record CosmosContainers(string PartitionKey, IReadOnlyList<CosmosContainer> Containers)
{
    public static CosmosContainers All { get; } = Read();

    private static CosmosContainers Read()
    {
        using var json = typeof(CosmosContainers).Assembly.GetManifestResourceStream("containers.json")!;
        return JsonSerializer.Deserialize<CosmosContainers>(json, JsonSerializerOptions.Web)!;
    }
}

/// <summary>One container.</summary>
/// <param name="Name">Its id in the database.</param>
/// <param name="Holds">In words.</param>
/// <param name="Indexed">The paths that queries look at beside <c>id</c>; nothing else is indexed, which is what makes writes cheap.</param>
public sealed record CosmosContainer(string Name, string Holds, IReadOnlyList<string> Indexed)
{
    /// <summary>What the service has to be told to make it.</summary>
    internal ContainerProperties Properties(string partitionKey)
    {
        var properties = new ContainerProperties(Name, partitionKey)
        {
            // Long keys count whole, not by their first 100 bytes.
            PartitionKeyDefinitionVersion = PartitionKeyDefinitionVersion.V2,
            IndexingPolicy = new IndexingPolicy { IndexingMode = IndexingMode.Consistent, Automatic = true },
        };
        Add(properties.IndexingPolicy.IncludedPaths, Indexed);
        properties.IndexingPolicy.ExcludedPaths.Add(new ExcludedPath { Path = "/*" });
        return properties;
    }

    private static void Add(Collection<IncludedPath> paths, IEnumerable<string> indexed)
    {
        foreach (var path in indexed) paths.Add(new IncludedPath { Path = path });
    }
}
