using System.Numerics;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Tells that a key is in none of a million events without a read: a Bloom filter in blocks of a cache line, 24 bits a key,
/// which is wrong for one new key of some thousands and never for a recorded one.
/// </summary>
internal sealed class KeyFilter
{
    /// <summary>Long runs that one filter covers.</summary>
    public const int Runs = 16;

    private const int WordsInBlock = 8;
    private const int Blocks = Runs * EventRuns.Long * 24 / 512;
    private const int Probes = 6;

    private readonly ulong[] words = new ulong[Blocks * WordsInBlock];

    public void Add(long key)
    {
        var block = Block(key);
        var bits = Bits(key);
        for (var i = 0; i < Probes; i++, bits >>= 9) words[block + (int)((bits >> 6) & 7)] |= 1UL << (int)(bits & 63);
    }

    public bool MayHave(long key)
    {
        var block = Block(key);
        var bits = Bits(key);
        for (var i = 0; i < Probes; i++, bits >>= 9)
        {
            if ((words[block + (int)((bits >> 6) & 7)] & 1UL << (int)(bits & 63)) == 0) return false;
        }

        return true;
    }

    // The key is a hash already: its upper half chooses the block, a mix of all of it the bits.
    private static int Block(long key) => (int)((unchecked((ulong)key) >> 32) * Blocks >> 32) * WordsInBlock;

    private static ulong Bits(long key) => unchecked(BitOperations.RotateLeft((ulong)key, 17) * 0x9E3779B97F4A7C15UL);
}
