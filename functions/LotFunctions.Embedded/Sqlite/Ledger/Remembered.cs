using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A bounded memory of rows: when it is full it starts anew, which costs a read each and nothing else.</summary>
internal sealed class Remembered<TKey, TValue>(int most)
    where TKey : notnull
{
    private readonly Dictionary<TKey, TValue> values = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TValue value) => values.TryGetValue(key, out value);

    public void Put(TKey key, TValue value)
    {
        if (values.Count >= most) values.Clear();
        values[key] = value;
    }
}
