namespace LotFunctions.Core.Ledger;

/// <summary>Loads the events of logistic units together with the units around and inside them, so that they fold as one.</summary>
public static class UnitFamilies
{
    public static async ValueTask<UnitCoverage> CoverageAsync(ILedgerView view, IEnumerable<string> units, CancellationToken cancellationToken)
    {
        var events = await EventsAsync(view, units, cancellationToken);
        return events.Count == 0 ? UnitCoverage.Empty : UnitCoverage.Fold(events.Select(r => r.Event));
    }

    /// <summary>Every event of the units and of all units that were ever packed in or around them.</summary>
    public static async ValueTask<IReadOnlyCollection<RecordedEvent>> EventsAsync(ILedgerView view, IEnumerable<string> units, CancellationToken cancellationToken)
    {
        var seen = new HashSet<string>(units);
        var next = seen.ToList();
        var events = new Dictionary<string, RecordedEvent>();
        while (next.Count > 0)
        {
            var found = await view.EventsOfUnitsAsync(next, cancellationToken);
            next = [];
            foreach (var r in found)
            {
                if (!events.TryAdd(r.Event.EventId, r)) continue;
                if (r.Event.LogisticUnit is { } inner && seen.Add(inner)) next.Add(inner);
                if (r.Event.OuterUnit is { } outer && seen.Add(outer)) next.Add(outer);
            }
        }

        return events.Values;
    }
}
