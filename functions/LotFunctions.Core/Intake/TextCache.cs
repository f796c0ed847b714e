using System.Text;
using System.Text.Json;

namespace LotFunctions.Core.Intake;

/// <summary>
/// The texts that a thread has read last: the scans of a shift name the same few items, places and scanners, and need not
/// make a string of each every time.
/// </summary>
internal sealed class TextCache
{
    private const int Size = 1024;
    private const int Longest = 40;

    private readonly string?[] texts = new string?[Size];

    /// <summary>The reader's string.</summary>
    /// <exception cref="InvalidOperationException">It is no valid UTF-8.</exception>
    public string Get(ref Utf8JsonReader reader)
    {
        var bytes = reader.ValueSpan;
        if (bytes.Length > Longest) return reader.GetString()!;
        ref var text = ref texts[Place(bytes)];
        if (text is null || text.Length != bytes.Length || !Ascii.Equals(bytes, text)) text = reader.GetString()!;
        return text;
    }

    private static int Place(ReadOnlySpan<byte> bytes)
    {
        var hash = (uint)bytes.Length;
        foreach (var b in bytes) hash = unchecked((hash * 31) + b);
        return (int)((hash ^ (hash >> 12)) % Size);
    }
}
