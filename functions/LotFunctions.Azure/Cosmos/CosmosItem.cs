using System.Text;
using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos;

/// <summary>
/// The one shape of everything that is stored. The content is canonical JSON as text: the service keeps numbers as binary
/// fractions, which would change quantities and break hashes.
/// </summary>
internal sealed record CosmosItem
{
    /// <summary>Unique in its partition (<see cref="Keys.Id"/>).</summary>
    [JsonPropertyName("id")]
    public required string Id { get; init; }

    [JsonPropertyName("pk")]
    public required string Pk { get; init; }

    /// <summary>What a list is in order of; null where nothing is listed by it.</summary>
    [JsonPropertyName("key")]
    public string? Key { get; init; }

    [JsonPropertyName("body")]
    public string? Body { get; init; }

    /// <summary>The service's; null on what is to be written.</summary>
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    public static CosmosItem Of<T>(string pk, string id, T body, string? key = null) =>
        new() { Id = id, Pk = pk, Key = key, Body = Encoding.UTF8.GetString(CanonicalJson.Write(body)) };

    public T Read<T>() => CanonicalJson.Read<T>(Encoding.UTF8.GetBytes(Body ?? "null"));
}
