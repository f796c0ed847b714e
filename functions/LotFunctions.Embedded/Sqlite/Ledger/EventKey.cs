using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A number by which events are found by their ids: the first 8 bytes of the id's SHA-256. Two ids may share one.</summary>
internal static class EventKey
{
    [ThreadStatic]
    private static HashBatch? own;

    /// <summary>Of the ids of these events.</summary>
    public static long[] Of(IReadOnlyList<LotEvent> events)
    {
        if (events.Count == 1) return [Of(events[0].EventId)];
        var keys = new long[events.Count];
        var hashes = own ??= new HashBatch();
        hashes.Clear();
        Span<byte> text = stackalloc byte[512];
        foreach (var e in events)
        {
            if (e.EventId.Length * 3 <= text.Length) hashes.Add(text[..Encoding.UTF8.GetBytes(e.EventId, text)]);
            else hashes.Add(Encoding.UTF8.GetBytes(e.EventId));
        }

        hashes.Run();
        for (var i = 0; i < keys.Length; i++) keys[i] = BinaryPrimitives.ReadInt64BigEndian(hashes[i]);
        return keys;
    }

    public static long Of(string eventId)
    {
        Span<byte> text = stackalloc byte[512];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (eventId.Length * 3 <= text.Length) SHA256.HashData(text[..Encoding.UTF8.GetBytes(eventId, text)], hash);
        else SHA256.HashData(Encoding.UTF8.GetBytes(eventId), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
