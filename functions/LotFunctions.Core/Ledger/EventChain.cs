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
    private static JsonBytes? buffer;

    public static RecordedEvent Append(LotEvent e, DateTimeOffset recordedAt, string recordedBy, string stream, string previousHash) =>
        new(e, recordedAt, recordedBy, stream, previousHash, HashOf(e, recordedAt, recordedBy, stream, previousHash));

    /// <summary>True when the event is just what was recorded, after just the event that it names.</summary>
    public static bool Holds(RecordedEvent r) =>
        r.Hash == HashOf(r.Event, r.RecordedAt, r.RecordedBy, r.Stream, r.PreviousHash);

    /// <summary>The hash of an event whose canonical JSON is at hand.</summary>
    /// <param name="canonical">Of the event (<see cref="CanonicalJson"/>).</param>
    /// <param name="previousHash">32 bytes.</param>
    public static byte[] HashOf(ReadOnlySpan<byte> canonical, DateTimeOffset recordedAt, string recordedBy, string stream, ReadOnlySpan<byte> previousHash) =>
        SHA256.HashData(Written(canonical, recordedAt, recordedBy, stream, previousHash));

    /// <summary>As <see cref="HashOf(ReadOnlySpan{byte}, DateTimeOffset, string, string, ReadOnlySpan{byte})"/>, together with others.</summary>
    public static void HashOf(
        HashBatch hashes, ReadOnlySpan<byte> canonical, DateTimeOffset recordedAt, string recordedBy, string stream, ReadOnlySpan<byte> previousHash) =>
        hashes.Add(Written(canonical, recordedAt, recordedBy, stream, previousHash));

    private static string HashOf(LotEvent e, DateTimeOffset recordedAt, string recordedBy, string stream, string previousHash) =>
        Convert.ToHexStringLower(HashOf(CanonicalJson.Write(e), recordedAt, recordedBy, stream, Convert.FromHexString(previousHash)));

    private static ReadOnlySpan<byte> Written(ReadOnlySpan<byte> canonical, DateTimeOffset recordedAt, string recordedBy, string stream, ReadOnlySpan<byte> previousHash)
    {
        var json = JsonBytes.Of(ref buffer);
        json.Hex(previousHash);
        json.Raw("{\"event\":"u8);
        json.Raw(canonical);
        json.Raw(",\"recordedAt\":"u8);
        json.Time(recordedAt);
        json.Raw(",\"recordedBy\":"u8);
        json.Text(recordedBy);
        json.Raw(",\"stream\":"u8);
        json.Text(stream);
        json.Raw("}"u8);
        return json.Written;
    }
}
