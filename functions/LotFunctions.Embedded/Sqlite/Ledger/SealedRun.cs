namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A run of keys (<see cref="EventRuns"/>), sorted by who has time for it, to be written by who has not.</summary>
internal readonly record struct SealedRun
{
    private readonly long last;
    private readonly byte[] entries;

    private SealedRun(long last, byte[] entries) => (this.last, this.entries) = (last, entries);

    /// <summary>The run that ends with this event, of these keys in the order of the events.</summary>
    public static SealedRun Of(long seq, IReadOnlyList<long> keys) => new(seq, EventRuns.ShortRow(seq, keys));

    public void Write(Session session) => EventRuns.Write(session, last, entries);
}
