namespace LotFunctions.Core.Ledger;

/// <summary>
/// What the writer of a ledger knows by heart: which lots' states decide on an event, and which states change with it, and to
/// what. The usual event, later than all before it, advances a state; what comes late or is taken back marks the lot, and all
/// marked lots are folded anew together when the append ends, or before one of them is needed.
/// </summary>
/// <remarks>Belongs to one writer, and must be thrown away when anything that it has seen is taken back.</remarks>
/// <param name="view">The ledger with all that is recorded.</param>
/// <param name="load">The state of a lot that is neither changed nor marked; null if it has none.</param>
public sealed class LedgerFold(ILedgerView view, Func<LotKey, LotState?> load)
{
    /// <summary>Events of unit families that are kept in memory.</summary>
    private const int MostFamilyEvents = 20_000;

    private readonly Dictionary<string, UnitFamily> families = new(StringComparer.Ordinal);
    private readonly Dictionary<LotKey, LotState> changed = [];

    /// <summary>The lots to be folded anew; true where holds or an expiry may come out otherwise.</summary>
    private readonly Dictionary<LotKey, bool> marked = [];

    private int familyEvents;

    /// <summary>The states of the lots that the event names or covers, where they can decide on it.</summary>
    /// <param name="isNewUnit">No event has named this unit yet.</param>
    public async ValueTask<IReadOnlyList<LotState>> ConcernedAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        if (!Interlock.Concerns(e.Type)) return [];
        if (e.Lot is { } lot) return [await DecidingAsync(lot, cancellationToken)];
        if (e.LogisticUnit is null) return [];

        var states = new List<LotState>();
        foreach (var inside in (await FamilyAsync(e, isNewUnit, cancellationToken)).Concerned(e).ToList())
        {
            states.Add(await DecidingAsync(inside, cancellationToken));
        }

        return states;
    }

    /// <summary>To be called before an event of a unit is recorded, so that its family is known without it.</summary>
    public async ValueTask PrepareAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        if (e.LogisticUnit is not null || e.OuterUnit is not null) await FamilyAsync(e, isNewUnit, cancellationToken);
    }

    /// <summary>An event was recorded.</summary>
    public void Add(LotEvent e)
    {
        if ((e.LogisticUnit ?? e.OuterUnit) is not { } unit)
        {
            if (e.Lot is { } alone) Advance(alone, [Movement.Own(e)]);
            return;
        }

        var family = families[unit];
        var change = family.Add(e);
        familyEvents++;
        foreach (var (lot, movements) in change.Moved) Advance(lot, movements);
        if (!change.Anew) return;
        foreach (var lot in family.Lots) Mark(lot, family.MayDecide);
        if (e.Lot is { } own) Mark(own, !IsPlain(Current(own), [Movement.Own(e)]));
    }

    /// <summary>An event was taken back. To be called before the view shows it no more.</summary>
    public async ValueTask TakeBackAsync(LotEvent target, CancellationToken cancellationToken)
    {
        if (target.LogisticUnit is not null || target.OuterUnit is not null)
        {
            var family = await FamilyAsync(target, _ => false, cancellationToken);
            foreach (var lot in family.Lots) Mark(lot, mayRelease: true);
            Forget(family);
        }

        if (target.Lot is { } own) Mark(own, mayRelease: true);
    }

    /// <summary>The states that changed since the last call; one whose <see cref="LotState.Last"/> is null is of a lot without any event left.</summary>
    public async ValueTask<IReadOnlyCollection<LotState>> ChangedAsync(CancellationToken cancellationToken)
    {
        if (marked.Count > 0) await FoldAnewAsync([.. marked.Keys], cancellationToken);
        LotState[] states = [.. changed.Values];
        changed.Clear();
        if (familyEvents > MostFamilyEvents)
        {
            families.Clear();
            familyEvents = 0;
        }

        return states;
    }

    /// <summary>The state, or one that is not up to date but has the same holds and expiry.</summary>
    private async ValueTask<LotState> DecidingAsync(LotKey lot, CancellationToken cancellationToken)
    {
        if (marked.TryGetValue(lot, out var mayRelease) && mayRelease) await FoldAnewAsync([lot], cancellationToken);
        return Current(lot);
    }

    private LotState Current(LotKey lot) => changed.TryGetValue(lot, out var state) ? state : load(lot) ?? new LotState(lot);

    private void Advance(LotKey lot, IReadOnlyList<Movement> movements)
    {
        var state = Current(lot);
        if (!marked.ContainsKey(lot) && state.TryAdvance(movements)) changed[lot] = state;
        else Mark(lot, !IsPlain(state, movements));
    }

    /// <summary>Neither the state nor what is added has to do with holds and expiry, in whatever order.</summary>
    private static bool IsPlain(LotState state, IReadOnlyList<Movement> movements) =>
        state.Holds.Count == 0 && state.Attributes is null && movements.All(m =>
            m.Event.Attributes is null && m.Judgement?.MayHold() != true && m.Event.Type is not (LotEventType.Hold or LotEventType.Release or LotEventType.Inspect));

    private void Mark(LotKey lot, bool mayRelease) => marked[lot] = mayRelease || marked.GetValueOrDefault(lot);

    private async ValueTask FoldAnewAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
        foreach (var lot in lots)
        {
            changed[lot] = replay.StateOf(lot);
            marked.Remove(lot);
        }
    }

    private async ValueTask<UnitFamily> FamilyAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        var family = await FamilyAsync(e.LogisticUnit ?? e.OuterUnit!, isNewUnit, cancellationToken);
        if (e.OuterUnit is null || family.Units.Contains(e.OuterUnit)) return family;

        var outer = await FamilyAsync(e.OuterUnit, isNewUnit, cancellationToken);
        var (large, small) = family.Events.Count > outer.Events.Count ? (family, outer) : (outer, family);
        large.Absorb(small);
        foreach (var unit in small.Units) families[unit] = large;
        return large;
    }

    private async ValueTask<UnitFamily> FamilyAsync(string unit, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        if (families.TryGetValue(unit, out var family)) return family;
        if (isNewUnit(unit))
        {
            family = new UnitFamily();
            family.Units.Add(unit);
        }
        else
        {
            family = UnitFamily.Of([unit], (await UnitFamilies.EventsAsync(view, [unit], cancellationToken)).Select(r => r.Event));
            familyEvents += family.Events.Count;
        }

        foreach (var member in family.Units) families[member] = family;
        return family;
    }

    private void Forget(UnitFamily family)
    {
        foreach (var unit in family.Units) families.Remove(unit);
    }
}
