using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// A bounded memory, in two generations: what was not asked for while the young one filled up is forgotten, which costs a read
/// and nothing else.
/// </summary>
internal sealed class Remembered<TKey, TValue>(int most)
    where TKey : notnull
{
    private Dictionary<TKey, TValue> young = [];
    private Dictionary<TKey, TValue> old = [];

    /// <summary>As many as this are remembered at least.</summary>
    public int Most => most;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value)
    {
        if (young.TryGetValue(key, out value)) return true;
        if (!old.TryGetValue(key, out value)) return false;
        Put(key, value);
        return true;
    }

    public void Put(TKey key, TValue value)
    {
        if (young.Count >= most)
        {
            // The dictionaries are used again: large ones are dear to make.
            old.Clear();
            (old, young) = (young, old);
        }

        young[key] = value;
    }
}
