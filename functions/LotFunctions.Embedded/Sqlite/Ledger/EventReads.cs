namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Reads of recorded events by what they are, not by what they are about.</summary>
internal static class EventReads
{
    private const string Select = "SELECT " + StoredEvent.Columns + " FROM event e" + StoredEvent.Joins;

    public static StoredEvent? Find(Session session, string eventId) =>
        session.First(Select + "WHERE e.event_id = $1", r => (StoredEvent?)StoredEvent.Map(r), eventId);

    public static List<StoredEvent> After(Session session, long seq, int limit) =>
        session.Query(Select + "WHERE e.seq > $1 ORDER BY e.seq LIMIT $2", StoredEvent.Map, seq, (long)limit);

    /// <summary>In the order of recording.</summary>
    public static List<StoredEvent> Of(Session session, IEnumerable<long> seqs) =>
        session.Query(
            Select + "WHERE e.seq IN (SELECT value FROM json_each($1)) ORDER BY e.seq", StoredEvent.Map, $"[{string.Join(',', seqs)}]");

    /// <summary>The last event recorded at this time or before; 0 when there is none. Null: the last of all.</summary>
    public static long SeqAt(Session session, DateTimeOffset? time) =>
        session.Number("SELECT seq FROM event WHERE recorded_at <= $1 ORDER BY recorded_at DESC LIMIT 1", time?.UtcTicks ?? long.MaxValue) ?? 0;
}
