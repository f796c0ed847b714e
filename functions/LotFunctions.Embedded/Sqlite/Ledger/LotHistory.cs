using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Finds all that was ever recorded of a lot: its own events, those that cover it by its units, and their voids.</summary>
internal static class LotHistory
{
    public static async Task<IReadOnlyList<RecordedEvent>> ReadAsync(
        Session session, LotKey lot, long after, int limit, CancellationToken cancellationToken)
    {
        if (session.Number("SELECT id FROM lot WHERE lot COLLATE NOCASE = $1 AND item = $2 AND lot = $1", lot.Lot, lot.Item) is not { } id) return [];

        var own = session.Query("SELECT seq FROM event WHERE lot = $1 AND seq > $2 ORDER BY seq LIMIT $3", r => r.GetInt64(0), id, after, (long)limit);
        var voids = session.Query(
            "SELECT x.void_seq FROM event e CROSS JOIN voided x ON x.target_seq = e.seq WHERE e.lot = $1 AND x.void_seq > $2 ORDER BY 1 LIMIT $3",
            r => r.GetInt64(0), id, after, (long)limit);
        var covering = await CoveringAsync(session, lot, id, cancellationToken);
        var seqs = own.Concat(voids).Concat(covering).Where(s => s > after).Distinct().Order().Take(limit);
        return [.. EventReads.Of(session, seqs).Select(s => s.Recorded)];
    }

    /// <summary>The events that name a unit alone with this lot inside, and the voids of those.</summary>
    private static async Task<List<long>> CoveringAsync(Session session, LotKey lot, long id, CancellationToken cancellationToken)
    {
        var units = session.Query(
            "SELECT u.sscc FROM unit u WHERE u.id IN (SELECT unit FROM event WHERE lot = $1 UNION SELECT outer_unit FROM event WHERE lot = $1)",
            r => r.GetString(0), id);
        if (units.Count == 0) return [];

        var view = new SqliteLedgerView(session, long.MaxValue, DateTimeOffset.MaxValue, withVoided: true);
        var family = await UnitFamilies.EventsAsync(view, units, cancellationToken);
        var standing = family.Where(r => r.VoidedBy is null).Select(r => r.Event).ToList();
        var coverage = UnitCoverage.Fold(standing);

        var ids = new List<string>();
        foreach (var r in family.Where(r => r.Event.Lot is null))
        {
            // One that was taken back covered what it would cover among those that stand.
            var among = r.VoidedBy is null ? coverage : UnitCoverage.Fold(standing.Append(r.Event));
            if (!among.Of(r.Event).Any(l => l.Lot == lot)) continue;
            ids.Add(r.Event.EventId);
            if (r.VoidedBy is not null) ids.Add(r.VoidedBy);
        }

        return [.. ids.Select(i => EventReads.Find(session, i)?.Seq).OfType<long>()];
    }
}
