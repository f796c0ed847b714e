namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The writer's knowledge of all keys, so that a new event costs no read. It outlives what is taken back: a key too many
/// costs a look-up, and the keys of the last events are read again then.
/// </summary>
internal sealed class KnownKeys
{
    private readonly List<KeyFilter> filters = [];
    private readonly List<long> tail = [];
    private long lastHit;
    private long events = -1;

    /// <summary>To be called when a job begins; reads what it does not know yet.</summary>
    public void Load(Session session, long recorded)
    {
        if (events == recorded) return;
        if (events < 0)
        {
            foreach (var (run, key) in EventRuns.All(session)) Filter(run).Add(key);
        }

        tail.Clear();
        foreach (var row in EventPages.From(session, EventRuns.Tail(recorded))) Note(row.Seq, row.Key);
        events = recorded;
    }

    /// <summary>False only when no event has this key.</summary>
    public bool MayHave(long key)
    {
        foreach (var filter in filters)
        {
            if (filter.MayHave(key)) return true;
        }

        return false;
    }

    /// <summary>The numbers of the events that may have this key.</summary>
    public List<long> Find(Session session, long key)
    {
        var found = new List<long>();
        for (var i = 0; i < filters.Count; i++)
        {
            if (!filters[i].MayHave(key)) continue;
            found.AddRange(EventRuns.Find(session, key, (long)i * KeyFilter.Runs, ((i + 1L) * KeyFilter.Runs) - 1, lastHit));
        }

        if (found.Count > 0) lastHit = EventRuns.LongRunOf(found[0]);
        return found;
    }

    /// <summary>An event was inserted; a run that it fills is sealed.</summary>
    public void Add(Session session, long seq, long key)
    {
        Note(seq, key);
        events = seq;
        if (seq % EventRuns.Short != 0) return;
        EventRuns.Seal(session, seq, tail);
        tail.Clear();
    }

    private void Note(long seq, long key)
    {
        Filter(EventRuns.LongRunOf(seq)).Add(key);
        tail.Add(key);
    }

    private KeyFilter Filter(long longRun)
    {
        var filter = (int)(longRun / KeyFilter.Runs);
        while (filters.Count <= filter) filters.Add(new KeyFilter());
        return filters[filter];
    }
}
