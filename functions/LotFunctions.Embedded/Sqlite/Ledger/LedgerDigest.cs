using System.Security.Cryptography;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The digest over all events in the order of recording: SHA-256(digest over the full blocks before ‖ the hashes since), where
/// 64 events make a block; 32 zeros for none.
/// </summary>
internal sealed class LedgerDigest(byte[] blocks)
{
    private const int Block = 64;
    private const int HashSize = SHA256.HashSizeInBytes;

    private readonly byte[] bytes = [.. blocks, .. new byte[Block * HashSize]];
    private int count;

    /// <summary>Over the full blocks.</summary>
    public byte[] Blocks => bytes[..HashSize];

    /// <summary>The events that are in no full block when there are so many in all.</summary>
    public static long FirstOpen(long events) => (events / Block * Block) + 1;

    public void Add(ReadOnlySpan<byte> hash)
    {
        hash.CopyTo(bytes.AsSpan((1 + count) * HashSize));
        if (++count < Block) return;
        SHA256.HashData(bytes, bytes);
        count = 0;
    }

    /// <summary>Over all.</summary>
    public byte[] Value() => count == 0 ? Blocks : SHA256.HashData(bytes.AsSpan(0, (1 + count) * HashSize));
}
