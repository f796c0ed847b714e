using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Reads of recorded events by what they are, not by what they are about.</summary>
internal static class EventReads
{
    public static StoredEvent? Find(Session session, string eventId) => Find(session, eventId, EventRuns.Find(session, EventKey.Of(eventId)));

    /// <summary>The one of these events that has the id.</summary>
    public static StoredEvent? Find(Session session, string eventId, IReadOnlyCollection<long> seqs)
    {
        foreach (var seq in seqs)
        {
            if (EventPages.Find(session, seq) is { } row && EventBody.ReadId(row.Body.Span) == eventId) return StoredEvent.Of(session, row);
        }

        return null;
    }

    /// <summary>Of the next events, as many as the limit, those of the types; and where the next read goes on, null when there are no more.</summary>
    public static (List<StoredEvent> Events, long? Next) After(Session session, long seq, int limit, Func<LotEventType, bool> types)
    {
        var (events, count, last) = (new List<StoredEvent>(), 0, seq);
        foreach (var row in EventPages.From(session, seq + 1).Take(limit))
        {
            if (types(EventBody.TypeOf(row.Body.Span))) events.Add(StoredEvent.Of(session, row));
            (count, last) = (count + 1, row.Seq);
        }

        return (events, count < limit ? null : last);
    }

    /// <summary>In the order of recording.</summary>
    public static List<StoredEvent> Of(Session session, IEnumerable<long> seqs) =>
        [.. seqs.Distinct().Order().Select(seq => EventPages.Find(session, seq)).OfType<EventRow>().Select(row => StoredEvent.Of(session, row))];

    /// <summary>The last event recorded at this time or before; 0 when there is none. Null: the last of all.</summary>
    public static long SeqAt(Session session, DateTimeOffset? time)
    {
        var (low, high) = (0L, EventPages.Last(session));
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
    public static long RecordedAt(Session session, long seq) => EventPages.Find(session, seq)?.RecordedAt ?? 0;
}
