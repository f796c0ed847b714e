using System.Numerics;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Tells that a key is none of some without a read: a Bloom filter in blocks of a cache line, 24 bits a key, which is wrong for
/// one new key of some thousands and never for one that was added.
/// </summary>
/// <param name="most">Keys that it is meant for; with more it is wrong more often.</param>
internal sealed class KeyFilter(int most)
{
    private const int WordsInBlock = 8;
    private const int Probes = 6;

    private readonly ulong[] words = new ulong[Blocks(most) * WordsInBlock];

    public int Most => most;

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

    private static int Blocks(int keys) => (int)Math.Max(1, keys * 24L / 512);

    // The key is a hash already: its upper half chooses the block, a mix of all of it the bits.
    private int Block(long key) => (int)((unchecked((ulong)key) >> 32) * (uint)(words.Length / WordsInBlock) >> 32) * WordsInBlock;

    private static ulong Bits(long key) => unchecked(BitOperations.RotateLeft((ulong)key, 17) * 0x9E3779B97F4A7C15UL);
}
