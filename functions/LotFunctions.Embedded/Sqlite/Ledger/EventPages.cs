namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Reads the recorded events by number. They lie in pages, each of as many as came together and fit into a page of the
/// database: a row for each would cost most of the time of an append.
/// </summary>
internal static class EventPages
{
    /// <summary>The number of the last event; 0 when there is none.</summary>
    public static long Last(Session session) => session.Kept<PageMemory>().Last(session)?.LastSeq ?? 0;

    /// <summary>Null when there is no event of this number.</summary>
    public static EventRow? Find(Session session, long seq) => session.Kept<PageMemory>().With(session, seq)?.Row(seq);

    /// <summary>In the order of recording, from this number on.</summary>
    public static IEnumerable<EventRow> From(Session session, long seq)
    {
        var page = session.Kept<PageMemory>().With(session, seq) ?? Next(session, seq - 1);
        for (; page is not null; page = Next(session, page.First))
        {
            // What is near is asked for while it is looked at.
            session.Kept<PageMemory>().Keep(page);
            foreach (var row in page.Rows())
            {
                if (row.Seq >= seq) yield return row;
            }
        }
    }

    /// <summary>The page after this one; null after the last.</summary>
    public static EventPage? Next(Session session, long first)
    {
        var select = session.Statement("SELECT first, body FROM event_page WHERE first > ?1 ORDER BY first LIMIT 1");
        select.Bind(1, first);
        return EventPage.Of(select);
    }

    /// <summary>The pages that a session has read last: what is near is mostly asked for next. A page never changes.</summary>
    private sealed class PageMemory
    {
        private readonly EventPage?[] pages = new EventPage?[16];
        private int next;

        public EventPage? With(Session session, long seq)
        {
            foreach (var page in pages)
            {
                if (page is not null && page.First <= seq && seq <= page.LastSeq) return page;
            }

            var select = session.Statement("SELECT first, body FROM event_page WHERE first <= ?1 ORDER BY first DESC LIMIT 1");
            select.Bind(1, seq);
            return EventPage.Of(select) is { } found && seq <= found.LastSeq ? Keep(found) : null;
        }

        public EventPage? Last(Session session) =>
            EventPage.Of(session.Statement("SELECT first, body FROM event_page ORDER BY first DESC LIMIT 1")) is { } last ? Keep(last) : null;

        public EventPage Keep(EventPage page)
        {
            if (pages.Contains(page)) return page;
            pages[next++ % pages.Length] = page;
            return page;
        }
    }
}

/// <summary>Some events that follow on each other, as they are stored together.</summary>
internal sealed class EventPage
{
    private readonly byte[] body;
    private readonly List<int> starts = [];

    private EventPage(long first, byte[] body)
    {
        (First, this.body) = (first, body);
        var at = 0;
        while (at < body.Length)
        {
            starts.Add(at);
            EventRow.Read(LastSeq, body.AsMemory(at), out var size);
            at += size;
        }
    }

    public long First { get; }

    public long LastSeq => First + starts.Count - 1;

    public byte[] Body => body;

    /// <summary>The page in the statement's row, which is its last; null when it has none.</summary>
    /// <exception cref="InvalidDataException">It was not written by <see cref="EventRow.Write"/>.</exception>
    public static EventPage? Of(Statement select)
    {
        if (!select.Row()) return null;
        var (first, body) = (select.Number(0), select.Bytes(1).ToArray());
        select.Reset();
        return new EventPage(first, body);
    }

    public EventRow Row(long seq) => EventRow.Read(seq, body.AsMemory(starts[(int)(seq - First)]), out _);

    public IEnumerable<EventRow> Rows()
    {
        for (var seq = First; seq <= LastSeq; seq++) yield return Row(seq);
    }
}
