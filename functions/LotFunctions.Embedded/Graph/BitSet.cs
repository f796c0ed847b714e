namespace LotFunctions.Embedded.Graph;

/// <summary>A set of small numbers that grows as it is needed.</summary>
internal sealed class BitSet
{
    private ulong[] words = [];

    public BitSet()
    {
    }

    public BitSet(ulong[] words) => this.words = words;

    public ulong[] Words => words;

    public long Bytes => (long)words.Length * sizeof(ulong);

    public bool Has(int number) => number >> 6 < words.Length && (words[number >> 6] & (1UL << (number & 63))) != 0;

    /// <summary>False when it is in already.</summary>
    public bool Add(int number)
    {
        var at = number >> 6;
        if (at >= words.Length) Array.Resize(ref words, Math.Max(at + 1, words.Length * 2));
        ref var word = ref words[at];
        var bit = 1UL << (number & 63);
        if ((word & bit) != 0) return false;
        word |= bit;
        return true;
    }

    /// <summary>Takes out all that share a word with the number: for one that puts in a list of numbers and takes all out again.</summary>
    public void ClearAround(int number)
    {
        if (number >> 6 < words.Length) words[number >> 6] = 0;
    }

    public BitSet Copy() => new([.. words]);
}
