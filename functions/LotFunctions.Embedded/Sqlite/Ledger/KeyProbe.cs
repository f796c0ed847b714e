using System.Numerics;
using System.Runtime.Intrinsics;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A key as filters look for it (<see cref="KeyFilter"/>): made once, asked of many.</summary>
internal readonly struct KeyProbe
{
    private const int BitsOfPlace = 6;

    private readonly uint place;

    public KeyProbe(long key)
    {
        // The key is a hash already: its upper half chooses the block, a mix of all of it the bits.
        place = unchecked((uint)((ulong)key >> 32));
        var mix = unchecked(BitOperations.RotateLeft((ulong)key, 17) * 0x9E3779B97F4A7C15UL);
        Bits = Vector512.Create(Bit(mix, 0), Bit(mix, 1), Bit(mix, 2), Bit(mix, 3), Bit(mix, 4), Bit(mix, 5), Bit(mix, 6), Bit(mix, 7));
    }

    /// <summary>One in each word of a block.</summary>
    public Vector512<ulong> Bits { get; }

    /// <summary>Its block among so many.</summary>
    public nuint Block(int blocks) => (nuint)((ulong)place * (uint)blocks >> 32);

    private static ulong Bit(ulong mix, int word) => 1UL << (int)(mix >> (64 - (BitsOfPlace * (word + 1))) & 63);
}
