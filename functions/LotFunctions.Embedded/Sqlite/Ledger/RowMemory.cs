using System.Diagnostics.CodeAnalysis;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The decider's rows of one table by name: those that were asked for lately, all that changed since they were handed over to
/// be written, and all that are written and not committed, which a read would not find.
/// </summary>
internal sealed class RowMemory<TKey, TRow>(int most)
    where TKey : notnull
    where TRow : StreamRow
{
    private readonly Remembered<TKey, TRow> known = new(most);
    private readonly Dictionary<TKey, TRow> changed = [];

    // Two generations, each with the last batch that is in it.
    private (Dictionary<TKey, TRow> Rows, long Last) young = ([], 0);
    private (Dictionary<TKey, TRow> Rows, long Last) old = ([], 0);

    public bool TryGet(TKey key, [MaybeNullWhen(false)] out TRow row) =>
        known.TryGet(key, out row) || changed.TryGetValue(key, out row) || young.Rows.TryGetValue(key, out row) || old.Rows.TryGetValue(key, out row);

    public void Put(TKey key, TRow row) => known.Put(key, row);

    public void Changed(TKey key, TRow row)
    {
        if (row.IsChanged) return;
        row.IsChanged = true;
        changed.Add(key, row);
    }

    /// <summary>Gives all changed rows to a batch, to be kept until it is committed.</summary>
    public void HandOver(LedgerBatch batch)
    {
        if (changed.Count == 0) return;
        foreach (var (key, row) in changed)
        {
            batch.Add(row);
            (row.IsNew, row.IsChanged) = (false, false);
            young.Rows[key] = row;
        }

        young.Last = batch.Number;
        changed.Clear();
    }

    /// <summary>All batches up to this one are committed, and reads see them.</summary>
    public void Committed(long batch)
    {
        if (old.Last <= batch)
        {
            old.Rows.Clear();
            (young, old) = (old, young);
        }

        if (old.Last <= batch) old.Rows.Clear();
    }
}
