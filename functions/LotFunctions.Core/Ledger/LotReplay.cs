namespace LotFunctions.Core.Ledger;

/// <summary>The movements of a batch of lots as a view shows them, own and covered, and the states that follow.</summary>
public sealed class LotReplay
{
    private readonly Dictionary<LotKey, List<Movement>> movements = [];

    private LotReplay(IReadOnlyCollection<RecordedEvent> events, UnitCoverage units) => (Events, Units) = (events, units);

    /// <summary>Every event that was read: the lots' own and those of their unit families.</summary>
    public IReadOnlyCollection<RecordedEvent> Events { get; }

    public UnitCoverage Units { get; }

    public static async ValueTask<LotReplay> LoadAsync(ILedgerView view, IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken) =>
        await LoadAsync(view, lots, await view.EventsOfLotsAsync(lots, cancellationToken), cancellationToken);

    /// <param name="own">The lots' own events in the view.</param>
    public static async ValueTask<LotReplay> LoadAsync(
        ILedgerView view, IReadOnlyCollection<LotKey> lots, IReadOnlyCollection<RecordedEvent> own, CancellationToken cancellationToken)
    {
        var named = own.SelectMany(r => new[] { r.Event.LogisticUnit, r.Event.OuterUnit }).OfType<string>().ToHashSet();
        var family = await UnitFamilies.EventsAsync(view, named, cancellationToken);
        var events = own.Concat(family).DistinctBy(r => r.Event.EventId).ToList();
        var replay = new LotReplay(events, UnitCoverage.Fold(family.Select(r => r.Event)));
        replay.Spread(lots.ToHashSet());
        return replay;
    }

    /// <summary>In <see cref="EventOrder"/>; empty for a lot without events.</summary>
    public IReadOnlyList<Movement> MovementsOf(LotKey lot) => movements.GetValueOrDefault(lot, []);

    public LotState StateOf(LotKey lot) => LotState.Fold(lot, MovementsOf(lot));

    private void Spread(HashSet<LotKey> lots)
    {
        foreach (var e in Events.Select(r => r.Event))
        {
            if (e.Lot is { } lot)
            {
                if (lots.Contains(lot)) Add(lot, Movement.Own(e));
            }
            else
            {
                foreach (var line in Units.Of(e).Where(l => lots.Contains(l.Lot))) Add(line.Lot, Movement.Covered(e, line));
            }
        }

        foreach (var list in movements.Values) list.Sort(Compare);
    }

    /// <summary>One event can move a lot in several units: those follow each other by SSCC.</summary>
    private static int Compare(Movement x, Movement y)
    {
        var order = EventOrder.Instance.Compare(x.Event, y.Event);
        return order != 0 ? order : string.CompareOrdinal(x.LogisticUnit, y.LogisticUnit);
    }

    private void Add(LotKey lot, Movement movement)
    {
        if (!movements.TryGetValue(lot, out var list)) movements[lot] = list = [];
        list.Add(movement);
    }
}
