using System.Security.Cryptography;
using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Workflows;

/// <summary>What passes through the engine, as <see cref="CanonicalJson"/>; null is allowed.</summary>
internal static class JournalValue
{
    public static byte[] Write(object? value, Type type)
    {
        try
        {
            return JsonSerializer.SerializeToUtf8Bytes(value, type, CanonicalJson.Options);
        }
        catch (Exception e) when (e is JsonException or NotSupportedException)
        {
            throw new WorkflowBrokenException($"A {type.Name} cannot be written as JSON: {e.Message}");
        }
    }

    public static string Hash(ReadOnlySpan<byte> json) => Convert.ToHexStringLower(SHA256.HashData(json));

    public static object? Read(byte[] json, Type type, string what)
    {
        try
        {
            return JsonSerializer.Deserialize(json, type, CanonicalJson.Options);
        }
        catch (JsonException e)
        {
            throw new WorkflowBrokenException($"The recorded {what} does not read as {type.Name}: {e.Message}");
        }
    }
}
