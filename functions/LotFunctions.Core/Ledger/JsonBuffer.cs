using System.Buffers;
using System.Text.Json;

namespace LotFunctions.Core.Ledger;

/// <summary>A thread's buffer for canonical JSON, used again for every event: what is hashed is mostly thrown away at once.</summary>
internal sealed class JsonBuffer
{
    /// <summary>A rare large event does not keep its memory.</summary>
    private const int Most = 64 * 1024;

    private readonly ArrayBufferWriter<byte> bytes = new(1024);

    private JsonBuffer() =>
        Json = new Utf8JsonWriter(bytes, new JsonWriterOptions { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true });

    public Utf8JsonWriter Json { get; }

    /// <summary>The thread's own, empty.</summary>
    public static JsonBuffer Of(ref JsonBuffer? own)
    {
        if (own is null || own.bytes.Capacity > Most) own = new JsonBuffer();
        own.bytes.ResetWrittenCount();
        own.Json.Reset();
        return own;
    }

    /// <summary>Puts bytes before the JSON.</summary>
    public void Prefix(string ascii) => bytes.Advance(System.Text.Encoding.ASCII.GetBytes(ascii, bytes.GetSpan(ascii.Length)));

    /// <summary>Valid until the thread takes its buffer again.</summary>
    public ReadOnlySpan<byte> Written()
    {
        Json.Flush();
        return bytes.WrittenSpan;
    }
}
