using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The rows that follow from the events without a fold (marks of voids, inputs, runs of keys, names that search finds): each that has to be
/// there is, and there are no more of them.
/// </summary>
internal sealed class DerivedCheck(Session session, List<LedgerFinding> findings)
{
    private readonly Dictionary<string, (long Seq, LotEvent Event)> voids = new(StringComparer.Ordinal);
    private readonly HashSet<(string Kind, string Value)> terms = [];
    private readonly List<long> keys = [];
    private long inputs;
    private long runs;
    private long parts;

    public void Add(long seq, LotEvent e)
    {
        keys.Add(EventKey.Of(e.EventId));
        if (keys.Count == EventRuns.Long)
        {
            parts += Runs(EventRuns.LongRows(EventRuns.LongRunOf(seq), keys), "SELECT entries FROM event_run_part WHERE id = $1");
            runs++;
            keys.Clear();
        }

        if (e is { Type: LotEventType.Void, Reference: { } target }) voids.TryAdd(target, (seq, e));
        if (e.Shipment is { } shipment) terms.Add(("shipment", shipment));
        if (e.Lot is { } lot) terms.Add(("item", lot.Item));
        foreach (var input in (e.Inputs ?? []).Select(i => i.Lot).Distinct())
        {
            inputs++;
            terms.Add(("item", input.Item));
            var found = session.Number(
                "SELECT 1 FROM lot l JOIN event_input i ON i.lot = l.id AND i.seq = $3 WHERE l.lot COLLATE NOCASE = $1 AND l.item = $2 AND l.lot = $1",
                input.Lot, input.Item, seq);
            if (found is null) findings.Add(new LedgerFinding(EventStream.Of(e), e.EventId, $"Its input {input} is not in event_input."));
        }
    }

    /// <summary>After all events, and only when they hold.</summary>
    public void End()
    {
        Count("event_run", Runs(EventRuns.ShortRows(runs, keys), "SELECT entries FROM event_run WHERE run = $1"));
        Count("event_run_part", parts);
        var (marked, early) = (0L, 0L);
        foreach (var (target, taken) in voids)
        {
            // A void that was there first can turn out to name a void, which nothing takes back.
            if (EventReads.Find(session, target) is { } stored && stored.Recorded.Event.Type != LotEventType.Void)
            {
                marked++;
                if (session.Number("SELECT void_seq FROM voided WHERE target_seq = $1", stored.Seq) == taken.Seq) continue;
                findings.Add(new LedgerFinding(stored.Recorded.Stream, target, "It was taken back, and is not marked so."));
            }
            else
            {
                early++;
                if (session.Number("SELECT seq FROM early_void WHERE target = $1", target) == taken.Seq) continue;
                findings.Add(new LedgerFinding(null, taken.Event.EventId, "What it takes back has not come, and it is not kept for that."));
            }
        }

        Count("voided", marked);
        Count("early_void", early);
        Count("event_input", inputs);
        Count("search_term", terms.Count);
        foreach (var (kind, value) in terms)
        {
            if (session.Number("SELECT 1 FROM search_term WHERE folded = $1 AND kind = $2 AND value = $3", LedgerSearch.Fold(value), kind, value) is null)
            {
                findings.Add(new LedgerFinding(null, null, $"The {kind} {value} is not in search_term."));
            }
        }
    }

    private long Runs(IEnumerable<(long Id, byte[] Entries)> rows, string sql)
    {
        var count = 0L;
        foreach (var (id, entries) in rows)
        {
            count++;
            var stored = session.First(sql, r => r.GetFieldValue<byte[]>(0), id);
            if (!entries.AsSpan().SequenceEqual(stored)) findings.Add(new LedgerFinding(null, null, $"The run of keys {id} is not that of the events."));
        }

        return count;
    }

    private void Count(string table, long expected)
    {
        var rows = session.Number($"SELECT count(*) FROM {table}") ?? 0;
        if (rows != expected) findings.Add(new LedgerFinding(null, null, $"The table {table} has {rows} rows; the events give {expected}."));
    }
}
