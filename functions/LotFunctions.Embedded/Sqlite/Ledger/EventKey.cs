using System.Buffers.Binary;
using System.Security.Cryptography;
using System.Text;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A number by which events are found by their ids: the first 8 bytes of the id's SHA-256. Two ids may share one.</summary>
internal static class EventKey
{
    public static long Of(string eventId)
    {
        Span<byte> text = stackalloc byte[512];
        Span<byte> hash = stackalloc byte[SHA256.HashSizeInBytes];
        if (eventId.Length * 3 <= text.Length) SHA256.HashData(text[..Encoding.UTF8.GetBytes(eventId, text)], hash);
        else SHA256.HashData(Encoding.UTF8.GetBytes(eventId), hash);
        return BinaryPrimitives.ReadInt64BigEndian(hash);
    }
}
