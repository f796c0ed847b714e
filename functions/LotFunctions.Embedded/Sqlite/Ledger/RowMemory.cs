using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The writer's rows of one table by name: those that were asked for lately, and all that changed since they were saved.</summary>
internal sealed class RowMemory<TKey, TRow>(int most)
    where TKey : notnull
    where TRow : StreamRow
{
    private readonly Remembered<TKey, TRow> known = new(most);
    private readonly Dictionary<TKey, TRow> changed = [];

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TRow row) => known.TryGet(key, out row) || changed.TryGetValue(key, out row);

    public void Put(TKey key, TRow row) => known.Put(key, row);

    public void Changed(TKey key, TRow row)
    {
        if (row.IsChanged) return;
        row.IsChanged = true;
        changed.Add(key, row);
    }

    /// <summary>In the order of their numbers, which is the one that the database takes best.</summary>
    public void Save(Action<TRow> save)
    {
        foreach (var row in changed.Values.OrderBy(static r => r.Id))
        {
            save(row);
            (row.IsNew, row.IsChanged) = (false, false);
        }

        changed.Clear();
    }
}
