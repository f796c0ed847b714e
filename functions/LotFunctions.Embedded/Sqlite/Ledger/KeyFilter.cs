using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;
using LotFunctions.Embedded.Graph;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Tells that a key is none of some without a read: a Bloom filter in blocks of a cache line, 32 bits a key, of which each key
/// sets eight. It is wrong for one new key of some fifty thousand, and never for one that was added.
/// </summary>
/// <param name="most">Keys that it is meant for; with more it is wrong more often.</param>
internal sealed class KeyFilter(int most)
{
    private const int BitsAKey = 32;
    private const int WordsInBlock = 8;
    private const int BitsInBlock = WordsInBlock * 64;

    private readonly ulong[] words = Zeros(Blocks(most) * WordsInBlock);

    public int Most => most;

    public void Add(in KeyProbe key)
    {
        ref var block = ref Block(key);
        (Vector512.LoadUnsafe(ref block) | key.Bits).StoreUnsafe(ref block);
    }

    public bool MayHave(in KeyProbe key) => Vector512.AndNot(key.Bits, Vector512.LoadUnsafe(ref Block(key))) == Vector512<ulong>.Zero;

    private static int Blocks(int keys) => (int)Math.Max(1, keys * (long)BitsAKey / BitsInBlock);

    private static ulong[] Zeros(int length)
    {
        var words = HugePages.Array<ulong>(length);
        words.AsSpan().Clear();
        return words;
    }

    private ref ulong Block(in KeyProbe key) =>
        ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(words), key.Block(words.Length / WordsInBlock) * WordsInBlock);
}
