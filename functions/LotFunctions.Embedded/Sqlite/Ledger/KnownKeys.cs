using System.Runtime.InteropServices;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// All keys, so that a new event costs no read. What is known outlives what is taken back: a key too many costs a look-up, and
/// the keys of the last events are read again then.
/// </summary>
internal sealed class KnownKeys
{
    /// <summary>Long runs that one filter covers: a million events.</summary>
    private const int RunsInFilter = 16;

    /// <summary>Runs of more events than are ever decided and not committed.</summary>
    private const int MostSealed = 4;

    private readonly List<KeyFilter> filters = [];
    private readonly List<long> tail = [];

    // The last runs, the oldest first: their rows may not be committed yet.
    private readonly Queue<(long Last, long[] Keys)> sealedRuns = new();
    private long lastHit;
    private long events = -1;

    /// <summary>To be called when something was taken back, and at first; reads what it does not know yet.</summary>
    public void Load(Session session, long recorded)
    {
        if (events == recorded) return;
        if (events < 0)
        {
            foreach (var (run, key) in EventRuns.All(session)) Filter(run).Add(new KeyProbe(key));
        }

        tail.Clear();
        sealedRuns.Clear();
        foreach (var row in EventPages.From(session, EventRuns.Tail(recorded))) Note(row.Seq, row.Key);
        events = recorded;
    }

    /// <summary>False only when no event has this key.</summary>
    public bool MayHave(long key) => MayHave(new KeyProbe(key));

    /// <summary>
    /// As <see cref="MayHave(long)"/> of each of some events that are decided one behind the other: true too of what has the key
    /// of one before.
    /// </summary>
    public void MayHave(PreparedEvents next, Span<bool> answers)
    {
        var filter = Filter(EventRuns.LongRunOf(events + 1));
        for (var i = 0; i < answers.Length; i++)
        {
            var key = new KeyProbe(next[i].Key);
            answers[i] = MayHave(key);
            filter.Add(key);
        }
    }

    /// <summary>The numbers of the events that may have this key.</summary>
    public List<long> Find(Session session, long key)
    {
        var found = new List<long>();
        var probe = new KeyProbe(key);
        for (var i = 0; i < filters.Count; i++)
        {
            if (!filters[i].MayHave(probe)) continue;
            found.AddRange(EventRuns.Find(session, key, (long)i * RunsInFilter, ((i + 1L) * RunsInFilter) - 1, lastHit, tail: false));
        }

        foreach (var (last, keys) in sealedRuns) Places(keys, key, last, found);
        Places(CollectionsMarshal.AsSpan(tail), key, events, found);

        if (found.Count > 0) lastHit = EventRuns.LongRunOf(found[0]);
        return found;
    }

    /// <summary>An event got its number; the keys of a run that it fills, else null.</summary>
    public long[]? Add(long seq, long key)
    {
        Note(seq, key);
        events = seq;
        if (seq % EventRuns.Short != 0) return null;
        long[] run = [.. tail];
        tail.Clear();
        sealedRuns.Enqueue((seq, run));
        if (sealedRuns.Count > MostSealed) sealedRuns.Dequeue();
        return run;
    }

    private bool MayHave(in KeyProbe key)
    {
        foreach (var filter in filters)
        {
            if (filter.MayHave(key)) return true;
        }

        return false;
    }

    private static void Places(ReadOnlySpan<long> keys, long key, long last, List<long> found)
    {
        var first = last - keys.Length + 1;
        for (var i = 0; i < keys.Length && keys[i..].IndexOf(key) is var next and >= 0; i++)
        {
            i += next;
            found.Add(first + i);
        }
    }

    private void Note(long seq, long key)
    {
        Filter(EventRuns.LongRunOf(seq)).Add(new KeyProbe(key));
        tail.Add(key);
    }

    private KeyFilter Filter(long longRun)
    {
        var filter = (int)(longRun / RunsInFilter);
        while (filters.Count <= filter) filters.Add(new KeyFilter(RunsInFilter * EventRuns.Long));
        return filters[filter];
    }
}
