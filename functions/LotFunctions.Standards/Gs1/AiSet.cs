namespace LotFunctions.Standards.Gs1;

/// <summary>A set of Application Identifiers by their index in the table.</summary>
internal sealed class AiSet
{
    /// <summary>How many indexes a set can hold: more than there are AIs.</summary>
    public const int Capacity = 640;

    private readonly ulong[] bits = new ulong[Capacity / 64];

    /// <summary>False when the AI was in it already.</summary>
    public bool Add(int index)
    {
        ref var word = ref bits[index >> 6];
        var bit = 1UL << (index & 63);
        var fresh = (word & bit) == 0;
        word |= bit;
        return fresh;
    }

    public bool Contains(int index) => (bits[index >> 6] & (1UL << (index & 63))) != 0;

    public void Clear() => Array.Clear(bits);
}
