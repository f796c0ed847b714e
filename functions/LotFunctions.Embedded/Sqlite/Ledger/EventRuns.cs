using System.Buffers.Binary;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Finds events by key (<see cref="EventKey"/>). Keys are as good as random, and an index would put each onto a page of its
/// own; so they are sorted a run of events at a time, when the run is full. 16 short runs become a long one, in parts by the
/// key's first bits, so that a look-up reads one part of each. What is in no run yet is looked for among the last events.
/// </summary>
/// <remarks>An entry: the key and the event's place in its long run, 8 and 2 bytes, big-endian; entries are sorted as bytes.</remarks>
internal static class EventRuns
{
    public const int Short = 4096;
    public const int Long = 65_536;
    private const int Parts = 64;
    private const int EntrySize = sizeof(long) + sizeof(ushort);

    public static long LongRunOf(long seq) => (seq - 1) / Long;

    /// <summary>The first event that is in no run.</summary>
    public static long Tail(long events) => (events / Short * Short) + 1;

    /// <summary>The rows of the runs that end with this event; to be called after every <see cref="Short"/> events.</summary>
    /// <param name="keys">Of the last <see cref="Short"/> events, in their order.</param>
    public static void Seal(Session session, long seq, IReadOnlyList<long> keys) => SealedRun.Of(seq, keys).Write(session);

    /// <summary>The last short run's entries, as they have to be stored.</summary>
    internal static byte[] ShortRow(long seq, IReadOnlyList<long> keys)
    {
        var entries = new (ulong Key, ushort Place)[keys.Count];
        for (var i = 0; i < entries.Length; i++) entries[i] = (unchecked((ulong)keys[i]), (ushort)((seq - keys.Count + i) % Long));
        return Bytes(entries);
    }

    internal static void Write(Session session, long seq, byte[] shortRow)
    {
        session.Execute("INSERT INTO event_run VALUES ($1, $2)", (seq - 1) / Short, shortRow);
        if (seq % Long != 0) return;

        var (first, last) = ((seq - Long) / Short, (seq - 1) / Short);
        var all = session.Query("SELECT entries FROM event_run WHERE run BETWEEN $1 AND $2", r => r.GetFieldValue<byte[]>(0), first, last).SelectMany(Entries);
        foreach (var part in all.GroupBy(e => (long)(e.Key >> 58)))
        {
            session.Execute("INSERT INTO event_run_part VALUES ($1, $2)", (LongRunOf(seq) * Parts) + part.Key, Bytes([.. part]));
        }

        session.Execute("DELETE FROM event_run WHERE run BETWEEN $1 AND $2", first, last);
    }

    /// <summary>The numbers of the events with this key, among those from one long run to another.</summary>
    /// <param name="hint">The long run to look into first; what it has is the answer.</param>
    /// <param name="upTo">The last event to look at, with all runs up to it sealed; null for the last of all.</param>
    /// <param name="tail">Also among the last events, which are in no run.</param>
    public static List<long> Find(
        Session session, long key, long fromRun = 0, long toRun = long.MaxValue, long? hint = null, long? upTo = null, bool tail = true)
    {
        var found = new List<long>();
        if (hint is { } run && run >= fromRun && run <= toRun) InLong(session, key, run, found);
        if (found.Count > 0) return found;

        var events = upTo ?? EventPages.Last(session);
        var full = events / Long;
        for (var r = fromRun; r < Math.Min(full, toRun == long.MaxValue ? full : toRun + 1); r++) InLong(session, key, r, found);
        if (toRun < full) return found;

        foreach (var (number, entries) in session.Query("SELECT run, entries FROM event_run", r => (r.GetInt64(0), r.GetFieldValue<byte[]>(1))))
        {
            Add(entries, key, number * Short / Long, found);
        }

        if (tail) found.AddRange(EventPages.From(session, Tail(events)).TakeWhile(row => row.Seq <= events).Where(row => row.Key == key).Select(row => row.Seq));
        return found;
    }

    /// <summary>Every key that is in a run, with the long run that it is in or will be.</summary>
    public static IEnumerable<(long LongRun, long Key)> All(Session session)
    {
        foreach (var (sql, inLong) in new[] { ("SELECT id, entries FROM event_run_part WHERE id > $1 ORDER BY id LIMIT 64", (long)Parts), ("SELECT run, entries FROM event_run WHERE run > $1 ORDER BY run LIMIT 64", Long / Short) })
        {
            var last = -1L;
            while (session.Query(sql, r => (Id: r.GetInt64(0), Entries: r.GetFieldValue<byte[]>(1)), last) is { Count: > 0 } rows)
            {
                last = rows[^1].Id;
                foreach (var (id, entries) in rows)
                {
                    foreach (var (key, _) in Entries(entries)) yield return (id / inLong, unchecked((long)key));
                }
            }
        }
    }

    /// <summary>The long run's entries, part by part, as they have to be stored.</summary>
    public static IEnumerable<(long Id, byte[] Entries)> LongRows(long run, IReadOnlyList<long> keys) =>
        keys.Select((k, i) => (Key: unchecked((ulong)k), Place: (ushort)i)).GroupBy(e => (long)(e.Key >> 58))
            .Select(part => ((run * Parts) + part.Key, Bytes([.. part])));

    /// <summary>The rows of the short runs among these, which do not fill a long one.</summary>
    public static IEnumerable<(long Id, byte[] Entries)> ShortRows(long longRun, IReadOnlyList<long> keys) =>
        keys.Select((k, i) => (Key: unchecked((ulong)k), Place: (ushort)i)).Chunk(Short).Where(c => c.Length == Short)
            .Select((chunk, i) => ((longRun * (Long / Short)) + i, Bytes(chunk)));

    private static void InLong(Session session, long key, long run, List<long> found)
    {
        var select = session.Statement("SELECT entries FROM event_run_part WHERE id = ?1");
        select.Bind(1, (run * Parts) + (long)(unchecked((ulong)key) >> 58));
        if (!select.Row()) return;
        Add(select.Bytes(0), key, run, found);
        select.Reset();
    }

    private static void Add(ReadOnlySpan<byte> entries, long key, long run, List<long> found)
    {
        var wanted = unchecked((ulong)key);
        var (low, high) = (0, entries.Length / EntrySize);
        while (low < high)
        {
            var middle = (low + high) / 2;
            if (BinaryPrimitives.ReadUInt64BigEndian(entries[(middle * EntrySize)..]) < wanted) low = middle + 1;
            else high = middle;
        }

        for (; low < entries.Length / EntrySize && BinaryPrimitives.ReadUInt64BigEndian(entries[(low * EntrySize)..]) == wanted; low++)
        {
            found.Add((run * Long) + BinaryPrimitives.ReadUInt16BigEndian(entries[((low * EntrySize) + sizeof(long))..]) + 1);
        }
    }

    private static byte[] Bytes((ulong Key, ushort Place)[] entries)
    {
        // By keys alone, which is much the faster sort; two events with one key are rare.
        var (keys, places) = (new ulong[entries.Length], new ushort[entries.Length]);
        for (var i = 0; i < entries.Length; i++) (keys[i], places[i]) = entries[i];
        Array.Sort(keys, places);
        for (int from = 0, to; from < keys.Length; from = to)
        {
            for (to = from + 1; to < keys.Length && keys[to] == keys[from];) to++;
            if (to > from + 1) Array.Sort(places, from, to - from);
        }

        var bytes = new byte[entries.Length * EntrySize];
        for (var i = 0; i < keys.Length; i++)
        {
            BinaryPrimitives.WriteUInt64BigEndian(bytes.AsSpan(i * EntrySize), keys[i]);
            BinaryPrimitives.WriteUInt16BigEndian(bytes.AsSpan((i * EntrySize) + sizeof(long)), places[i]);
        }

        return bytes;
    }

    private static IEnumerable<(ulong Key, ushort Place)> Entries(byte[] bytes)
    {
        for (var at = 0; at + EntrySize <= bytes.Length; at += EntrySize)
        {
            yield return (BinaryPrimitives.ReadUInt64BigEndian(bytes.AsSpan(at)), BinaryPrimitives.ReadUInt16BigEndian(bytes.AsSpan(at + sizeof(long))));
        }
    }
}
