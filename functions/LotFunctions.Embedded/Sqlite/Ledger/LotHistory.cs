using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Finds all that was ever recorded of a lot: its own events, those that cover it by its units, and their voids.</summary>
internal static class LotHistory
{
    public static async Task<IReadOnlyList<RecordedEvent>> ReadAsync(
        Session session, LotKey lot, long after, int limit, CancellationToken cancellationToken)
    {
        var own = EventLists.OfLot(session, lot).ToList();
        if (own.Count == 0) return [];

        var voids = session.Query(
            "SELECT void_seq FROM voided WHERE target_seq IN (SELECT value FROM json_each($1))", r => r.GetInt64(0), $"[{string.Join(',', own)}]");
        var covering = await CoveringAsync(session, lot, own, cancellationToken);
        var seqs = own.Concat(voids).Concat(covering).Where(s => s > after).Distinct().Order().Take(limit);
        return [.. EventReads.Of(session, seqs).Select(s => s.Recorded)];
    }

    /// <summary>The events that name a unit alone with this lot inside, and the voids of those.</summary>
    private static async Task<List<long>> CoveringAsync(Session session, LotKey lot, List<long> own, CancellationToken cancellationToken)
    {
        var units = own.Select(seq => EventPages.Find(session, seq)).OfType<EventRow>().Select(row => EventBody.Read(row.Body.Span))
            .SelectMany(e => new[] { e.LogisticUnit, e.OuterUnit }).OfType<string>().ToHashSet(StringComparer.Ordinal);
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
