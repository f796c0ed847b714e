using System.Buffers;
using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>Writes records as <see cref="CanonicalJson"/>, one a line, into memory that is used again.</summary>
internal sealed class JsonRows : IDisposable
{
    private readonly ArrayBufferWriter<byte> buffer = new(64 * 1024);
    private readonly Utf8JsonWriter json;

    public JsonRows() => json = new Utf8JsonWriter(buffer, new JsonWriterOptions { Encoder = CanonicalJson.Options.Encoder, SkipValidation = true });

    /// <summary>What was added since the last <see cref="Clear"/>; valid until more is.</summary>
    public ReadOnlyMemory<byte> Written => buffer.WrittenMemory;

    /// <returns>The record without its line end; valid until the next.</returns>
    public ReadOnlySpan<byte> Add<T>(T row)
    {
        var start = buffer.WrittenCount;
        JsonSerializer.Serialize(json, row, CanonicalJson.Options);
        json.Flush();
        json.Reset();
        buffer.Write("\n"u8);
        return buffer.WrittenSpan[start..^1];
    }

    public void Clear() => buffer.ResetWrittenCount();

    public void Dispose() => json.Dispose();
}
