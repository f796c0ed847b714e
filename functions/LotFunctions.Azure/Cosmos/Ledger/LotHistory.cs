using LotFunctions.Core.Ledger;

namespace LotFunctions.Azure.Cosmos.Ledger;

/// <summary>The history of a lot: its own partition, and what covers it by the logistic units that its events name.</summary>
internal static class LotHistory
{
    /// <summary>In the order of recording.</summary>
    public static async Task<IReadOnlyList<RecordedEvent>> ReadAsync(PartitionReader reader, LotKey lot, CancellationToken cancellationToken)
    {
        var own = await reader.LedgerAsync([Keys.Lot(lot)], cancellationToken);
        var covering = await CoveringAsync(reader, lot, own, cancellationToken);
        var all = own.Concat(covering).DistinctBy(r => r.Event.EventId).OrderBy(r => r.RecordedAt).ToList();
        var voids = all.Where(r => r.Event.Type == LotEventType.Void).DistinctBy(r => r.Event.Reference).ToDictionary(r => r.Event.Reference!, r => r.Event.EventId);
        return [.. all.Select(r => r with { VoidedBy = voids.GetValueOrDefault(r.Event.EventId) })];
    }

    /// <summary>The events that name a unit alone with this lot inside, and the voids of those.</summary>
    private static async Task<IEnumerable<RecordedEvent>> CoveringAsync(
        PartitionReader reader, LotKey lot, IReadOnlyList<RecordedEvent> own, CancellationToken cancellationToken)
    {
        var units = own.SelectMany(r => new[] { r.Event.LogisticUnit, r.Event.OuterUnit }).OfType<string>().ToHashSet();
        if (units.Count == 0) return [];

        var family = await UnitFamilies.EventsAsync(new CosmosLedgerView(reader, DateTimeOffset.MaxValue, withVoided: true), units, cancellationToken);
        var standing = family.Where(r => r.VoidedBy is null).Select(r => r.Event).ToList();
        var coverage = UnitCoverage.Fold(standing);
        var covering = new List<RecordedEvent>();
        foreach (var r in family.Where(r => r.Event.Lot is null))
        {
            // One that was taken back covered what it would cover among those that stand.
            var among = r.VoidedBy is null ? coverage : UnitCoverage.Fold(standing.Append(r.Event));
            if (among.Of(r.Event).Any(l => l.Lot == lot)) covering.Add(r);
        }

        var voids = covering.Select(r => r.VoidedBy).OfType<string>().ToHashSet();
        var posted = await reader.GraphAsync([.. covering.SelectMany(r => Posting.Of(r.Event)).Distinct()], cancellationToken);
        return covering.Concat(posted.Where(r => voids.Contains(r.Event.EventId)));
    }
}
