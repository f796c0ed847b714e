namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>The lists of a batch that are of no use any more when it is written: the next batch takes them, as large as they have grown.</summary>
internal sealed class BatchLists
{
    /// <summary>A rare large batch does not keep its memory.</summary>
    private const int Most = 16 * 1024;

    public List<PendingEvent> Events { get; } = [];

    public List<RowChange> Rows { get; } = [];

    /// <summary>Empties them; false when they are not worth to be kept.</summary>
    public bool Clear()
    {
        Events.Clear();
        Rows.Clear();
        return Events.Capacity <= Most && Rows.Capacity <= Most;
    }
}
