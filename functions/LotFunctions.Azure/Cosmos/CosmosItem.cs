using System.IO.Compression;
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
    /// <summary>From so many bytes on a content is packed: it is paid for by its length, and may not be longer than 2 MB.</summary>
    private const int Large = 16 * 1024;

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

    /// <summary>The content instead of <see cref="Body"/>: Brotli, as Base64.</summary>
    [JsonPropertyName("packed")]
    public string? Packed { get; init; }

    /// <summary>The service's; null on what is to be written.</summary>
    [JsonPropertyName("_etag")]
    public string? ETag { get; init; }

    /// <summary>In characters, the names of its properties aside.</summary>
    [JsonIgnore]
    public int Length => (Body?.Length ?? 0) + (Packed?.Length ?? 0);

    /// <param name="pack">Packed whatever its size.</param>
    public static CosmosItem Of<T>(string pk, string id, T body, string? key = null, bool pack = false)
    {
        var bytes = CanonicalJson.Write(body);
        return pack || bytes.Length > Large
            ? new CosmosItem { Id = id, Pk = pk, Key = key, Packed = Pack(bytes) }
            : new CosmosItem { Id = id, Pk = pk, Key = key, Body = Encoding.UTF8.GetString(bytes) };
    }

    /// <summary>The content as it is written, whether or not it is packed.</summary>
    [JsonIgnore]
    public ReadOnlySpan<byte> Content => Packed is null ? Encoding.UTF8.GetBytes(Body ?? "null") : Unpack(Packed);

    /// <summary>Null when it cannot be unpacked.</summary>
    public byte[]? TryContent()
    {
        try
        {
            return Content.ToArray();
        }
        catch (Exception e) when (e is FormatException or InvalidDataException or InvalidOperationException)
        {
            return null;
        }
    }

    public T Read<T>() => CanonicalJson.Read<T>(Content);

    private static string Pack(byte[] bytes)
    {
        var packed = new MemoryStream();
        using (var brotli = new BrotliStream(packed, CompressionLevel.Fastest)) brotli.Write(bytes);
        return Convert.ToBase64String(packed.ToArray());
    }

    private static ReadOnlySpan<byte> Unpack(string packed)
    {
        using var brotli = new BrotliStream(new MemoryStream(Convert.FromBase64String(packed)), CompressionMode.Decompress);
        var plain = new MemoryStream();
        brotli.CopyTo(plain);
        return plain.GetBuffer().AsSpan(0, (int)plain.Length);
    }
}
