namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Reads of recorded events by what they are, not by what they are about.</summary>
internal static class EventReads
{
    private const string Select = "SELECT " + StoredEvent.Columns + " FROM event e" + StoredEvent.Joins;

    public static StoredEvent? Find(Session session, string eventId) => Find(session, eventId, EventRuns.Find(session, EventKey.Of(eventId)));

    /// <summary>The one of these events that has the id.</summary>
    public static StoredEvent? Find(Session session, string eventId, IReadOnlyCollection<long> seqs)
    {
        if (seqs.Count == 0) return null;
        foreach (var stored in Of(session, seqs))
        {
            if (stored.Recorded.Event.EventId == eventId) return stored;
        }

        return null;
    }

    public static List<StoredEvent> After(Session session, long seq, int limit) =>
        session.Query(Select + "WHERE e.seq > $1 ORDER BY e.seq LIMIT $2", StoredEvent.Map, seq, (long)limit);

    /// <summary>In the order of recording.</summary>
    public static List<StoredEvent> Of(Session session, IEnumerable<long> seqs) =>
        session.Query(
            Select + "WHERE e.seq IN (SELECT value FROM json_each($1)) ORDER BY e.seq", StoredEvent.Map, $"[{string.Join(',', seqs)}]");

    /// <summary>The last event recorded at this time or before; 0 when there is none. Null: the last of all.</summary>
    public static long SeqAt(Session session, DateTimeOffset? time)
    {
        var (low, high) = (0L, session.Number("SELECT max(seq) FROM event") ?? 0);
        if (time is not { } until) return high;
        // The times rise with the numbers.
        while (low < high)
        {
            var middle = high - ((high - low) / 2);
            if (RecordedAt(session, middle) <= until.UtcTicks) low = middle;
            else high = middle - 1;
        }

        return low;
    }

    /// <summary>0 when there is no such event.</summary>
    public static long RecordedAt(Session session, long seq) => session.Number("SELECT recorded_at FROM event WHERE seq = $1", seq) ?? 0;
}
