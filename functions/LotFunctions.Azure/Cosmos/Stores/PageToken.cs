using System.Buffers.Text;
using System.Text.Json;
using LotFunctions.Core;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>Continuation tokens: the key of the last record shown, opaque to those who pass it back.</summary>
internal static class PageToken
{
    /// <summary>Null for no token. Throws <see cref="FormatException"/> for one that was not given out here.</summary>
    public static string? Read(string? token)
    {
        if (token is null) return null;
        try
        {
            if (JsonSerializer.Deserialize<string[]>(Base64Url.DecodeFromChars(token)) is [{ } key]) return key;
        }
        catch (Exception e) when (e is JsonException or FormatException)
        {
            throw new FormatException("The continuation token is not one of this list.", e);
        }

        throw new FormatException("The continuation token is not one of this list.");
    }

    /// <summary>A page out of one record more than was asked for: that one shows that there is a next page.</summary>
    public static Page<T> Page<T>(IReadOnlyList<(string Key, T Record)> oneMore, int limit) => new(
        [.. oneMore.Take(limit).Select(x => x.Record)], oneMore.Count <= limit ? null : Write(oneMore[limit - 1].Key));

    private static string Write(string key) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(new[] { key }));
}
