using System.Security.Cryptography;

namespace LotFunctions.Core.Ledger;

/// <summary>
/// The hash chain of a stream: hash = SHA-256(previous hash ‖ canonical {event, recordedAt, recordedBy, stream}), in hex.
/// A changed, removed or reordered event breaks every hash after it.
/// </summary>
public static class EventChain
{
    public static readonly string Start = new('0', 64);

    [ThreadStatic]
    private static JsonBuffer? buffer;

    public static RecordedEvent Append(LotEvent e, DateTimeOffset recordedAt, string recordedBy, string stream, string previousHash) =>
        new(e, recordedAt, recordedBy, stream, previousHash, HashOf(e, recordedAt, recordedBy, stream, previousHash));

    /// <summary>True when the event is just what was recorded, after just the event that it names.</summary>
    public static bool Holds(RecordedEvent r) =>
        r.Hash == HashOf(r.Event, r.RecordedAt, r.RecordedBy, r.Stream, r.PreviousHash);

    /// <summary>The hash of an event whose canonical JSON is at hand.</summary>
    /// <param name="canonical">Of the event (<see cref="CanonicalJson"/>).</param>
    /// <param name="previousHash">32 bytes.</param>
    public static byte[] HashOf(ReadOnlySpan<byte> canonical, DateTimeOffset recordedAt, string recordedBy, string stream, ReadOnlySpan<byte> previousHash) =>
        HashOf(canonical, recordedAt, recordedBy, stream, Convert.ToHexStringLower(previousHash));

    private static string HashOf(LotEvent e, DateTimeOffset recordedAt, string recordedBy, string stream, string previousHash) =>
        Convert.ToHexStringLower(HashOf(CanonicalJson.Write(e), recordedAt, recordedBy, stream, previousHash));

    private static byte[] HashOf(ReadOnlySpan<byte> canonical, DateTimeOffset recordedAt, string recordedBy, string stream, string previousHash)
    {
        var written = JsonBuffer.Of(ref buffer);
        written.Prefix(previousHash);
        var json = written.Json;
        json.WriteStartObject();
        json.WritePropertyName("event"u8);
        json.WriteRawValue(canonical, skipInputValidation: true);
        json.WriteString("recordedAt"u8, recordedAt.UtcDateTime);
        json.WriteString("recordedBy"u8, recordedBy);
        json.WriteString("stream"u8, stream);
        json.WriteEndObject();
        return SHA256.HashData(written.Written());
    }
}
