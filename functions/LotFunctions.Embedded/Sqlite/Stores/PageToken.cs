using System.Buffers.Text;
using System.Text.Json;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>Continuation tokens: the keys of the last row shown, opaque to those who pass them back.</summary>
internal static class PageToken
{
    public static string Write(params object[] keys) => Base64Url.EncodeToString(JsonSerializer.SerializeToUtf8Bytes(keys));

    /// <summary>Null for no token. Throws <see cref="FormatException"/> for one that was not given out here.</summary>
    /// <param name="shape">The kind of each key: <c>n</c> a number, <c>s</c> a text.</param>
    public static object[]? Read(string? token, string shape)
    {
        if (token is null) return null;
        try
        {
            var keys = JsonSerializer.Deserialize<JsonElement[]>(Base64Url.DecodeFromChars(token)) ?? [];
            if (keys.Length == shape.Length) return [.. keys.Select((k, i) => shape[i] == 'n' ? k.GetInt64() : (object)(k.GetString() ?? ""))];
        }
        catch (Exception e) when (e is JsonException or FormatException or InvalidOperationException)
        {
            throw new FormatException("The continuation token is not one of this list.", e);
        }

        throw new FormatException("The continuation token is not one of this list.");
    }
}
