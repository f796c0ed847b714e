namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Any number of keys (<see cref="NameKey"/>), four bytes each, in filters of which each is twice as large as the one before.</summary>
internal sealed class NameSet
{
    private const int Fewest = 64 * 1024;
    private const int Most = 16 * 1024 * 1024;

    private readonly List<KeyFilter> filters = [];
    private int inLast;

    public void Add(in KeyProbe key)
    {
        if (filters.Count == 0 || inLast == filters[^1].Most)
        {
            filters.Add(new KeyFilter(filters.Count == 0 ? Fewest : Math.Min(Most, 2 * filters[^1].Most)));
            inLast = 0;
        }

        filters[^1].Add(key);
        inLast++;
    }

    /// <summary>False only when it was not added.</summary>
    public bool MayHave(in KeyProbe key)
    {
        foreach (var filter in filters)
        {
            if (filter.MayHave(key)) return true;
        }

        return false;
    }
}
