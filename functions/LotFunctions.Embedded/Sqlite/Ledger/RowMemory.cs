using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The decider's rows of one table by name, in two generations: those that were asked for lately, and, for as long as it takes,
/// all that changed since they were handed over to be written and all that are written and not committed, which a read would
/// not find.
/// </summary>
internal sealed class RowMemory<TKey, TRow>(int most)
    where TKey : notnull
    where TRow : StreamRow
{
    private readonly List<TRow> changed = [];

    // No row is in both.
    private Dictionary<TKey, TRow> young = [];
    private Dictionary<TKey, TRow> old = [];
    private long committed;

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TRow row)
    {
        if (young.TryGetValue(key, out row)) return true;
        if (!old.Remove(key, out row)) return false;
        Put(key, row);
        return true;
    }

    public void Put(TKey key, TRow row)
    {
        if (young.Count >= most) Age();
        young.Add(key, row);
    }

    /// <summary>Of a row that was asked for just now.</summary>
    public void Changed(TRow row)
    {
        if (row.IsChanged) return;
        row.IsChanged = true;
        changed.Add(row);
    }

    /// <summary>Gives all changed rows to a batch, to be kept until it is committed.</summary>
    public void HandOver(LedgerBatch batch)
    {
        foreach (var row in changed)
        {
            batch.Add(row);
            (row.IsNew, row.IsChanged, row.Batch) = (false, false, batch.Number);
        }

        changed.Clear();
    }

    /// <summary>All batches up to this one are committed, and reads see them.</summary>
    public void Committed(long batch) => committed = batch;

    private void Age()
    {
        foreach (var (key, row) in old)
        {
            if (row.IsChanged || row.Batch > committed) young.Add(key, row);
        }

        // The dictionaries are used again: large ones are dear to make.
        old.Clear();
        (young, old) = (old, young);
    }
}
