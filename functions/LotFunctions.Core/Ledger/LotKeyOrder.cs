namespace LotFunctions.Core.Ledger;

/// <summary>By item, then lot, both ordinal: the order of lots in every list.</summary>
public sealed class LotKeyOrder : IComparer<LotKey>
{
    public static readonly LotKeyOrder Instance = new();

    public int Compare(LotKey x, LotKey y)
    {
        var item = string.CompareOrdinal(x.Item, y.Item);
        return item != 0 ? item : string.CompareOrdinal(x.Lot, y.Lot);
    }
}
