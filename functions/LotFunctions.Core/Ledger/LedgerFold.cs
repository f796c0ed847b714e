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
    private readonly FamilyMemory families = new();
    private readonly Dictionary<LotKey, Touched> touched = [];
    private readonly List<Touched> changed = [];
    private readonly HashSet<LotKey> marked = [];

    /// <summary>The states of the lots that the event uses, by name or in its unit, where they can decide on it.</summary>
    /// <param name="isNewUnit">No event has named this unit yet.</param>
    public ValueTask<IReadOnlyList<LotState>> ConcernedAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        if (!Interlock.Concerns(e) || (e.Lot is null && e.LogisticUnit is null)) return new ValueTask<IReadOnlyList<LotState>>([]);
        if (Interlock.TellsOfInputs(e)) return InputsAsync(e, cancellationToken);
        if (e.Lot is not { } lot) return InsideAsync(e, isNewUnit, cancellationToken);
        var own = Touch(lot);
        return own.MayRelease ? AnewAsync(lot, cancellationToken) : new ValueTask<IReadOnlyList<LotState>>(own.Alone);
    }

    /// <summary>The event packs a unit into one that is inside it, or was inside it in the order of what happened.</summary>
    /// <param name="isNewUnit">No event has named this unit yet.</param>
    public ValueTask<bool> PutsIntoItselfAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken) =>
        // What is new holds nothing, and is in nothing.
        e is not { Type: LotEventType.Pack, LogisticUnit: { } unit, OuterUnit: { } outer } || isNewUnit(unit) || isNewUnit(outer)
            ? new ValueTask<bool>(false)
            : IntoItselfAsync(e, isNewUnit, cancellationToken);

    private async ValueTask<bool> IntoItselfAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken) =>
        (await FamilyAsync(e, isNewUnit, cancellationToken)).PutsIntoItself(e);

    private async ValueTask<IReadOnlyList<LotState>> InputsAsync(LotEvent e, CancellationToken cancellationToken)
    {
        var states = new List<LotState>();
        foreach (var input in Interlock.Used(e)) states.Add(await DecidingAsync(input, cancellationToken));
        return states;
    }

    private async ValueTask<IReadOnlyList<LotState>> InsideAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        var states = new List<LotState>();
        foreach (var inside in (await FamilyAsync(e, isNewUnit, cancellationToken)).Concerned(e).ToList())
        {
            states.Add(await DecidingAsync(inside, cancellationToken));
        }

        return states;
    }

    /// <summary>To be called before an event of a unit is recorded, so that its family is known without it.</summary>
    public ValueTask PrepareAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken) =>
        e.LogisticUnit is null && e.OuterUnit is null ? default : new ValueTask(FamilyAsync(e, isNewUnit, cancellationToken).AsTask());

    /// <summary>An event was recorded.</summary>
    public void Add(LotEvent e)
    {
        if ((e.LogisticUnit ?? e.OuterUnit) is not { } unit)
        {
            if (e.Lot is { } alone) Advance(Touch(alone), Movement.Own(e));
            return;
        }

        var family = families.Prepared(unit);
        var change = family.Add(e);
        families.Grown();
        foreach (var (lot, movements) in change.Moved)
        {
            if (movements.Count == 1) Advance(Touch(lot), movements[0]);
            else Advance(Touch(lot), movements);
        }

        if (!change.Anew) return;
        foreach (var lot in family.Lots) Mark(Touch(lot), family.MayDecide);
        if (e.Lot is { } own) Mark(Touch(own), !IsPlain(Touch(own).State, Movement.Own(e)));
    }

    /// <summary>An event was taken back. To be called before the view shows it no more.</summary>
    public async ValueTask TakeBackAsync(LotEvent target, CancellationToken cancellationToken)
    {
        if (target.LogisticUnit is not null || target.OuterUnit is not null)
        {
            var family = await FamilyAsync(target, _ => false, cancellationToken);
            foreach (var lot in family.Lots) Mark(Touch(lot), mayRelease: true);
            families.Forget(family);
        }

        if (target.Lot is { } own) Mark(Touch(own), mayRelease: true);
    }

    /// <summary>The states that changed since the last call; one whose <see cref="LotState.Last"/> is null is of a lot without any event left.</summary>
    public async ValueTask<IReadOnlyCollection<LotState>> ChangedAsync(CancellationToken cancellationToken)
    {
        if (marked.Count > 0) await FoldAnewAsync([.. marked], cancellationToken);
        var states = new LotState[changed.Count];
        for (var i = 0; i < states.Length; i++) states[i] = changed[i].State;
        changed.Clear();
        touched.Clear();
        families.Age();
        return states;
    }

    /// <summary>The state, or one that is not up to date but has the same holds and expiry.</summary>
    private async ValueTask<LotState> DecidingAsync(LotKey lot, CancellationToken cancellationToken)
    {
        var lots = Touch(lot);
        if (lots.MayRelease) await FoldAnewAsync([lot], cancellationToken);
        return lots.State;
    }

    private async ValueTask<IReadOnlyList<LotState>> AnewAsync(LotKey lot, CancellationToken cancellationToken) => [await DecidingAsync(lot, cancellationToken)];

    private Touched Touch(LotKey lot)
    {
        if (!touched.TryGetValue(lot, out var own)) touched[lot] = own = new Touched(load(lot) ?? new LotState(lot));
        return own;
    }

    private void Advance(Touched lot, Movement movement)
    {
        if (!lot.IsMarked && lot.State.TryAdvance(movement)) Change(lot);
        else Mark(lot, !IsPlain(lot.State, movement));
    }

    /// <summary>Several movements of one event.</summary>
    private void Advance(Touched lot, IReadOnlyList<Movement> movements)
    {
        if (!lot.IsMarked && lot.State.TryAdvance(movements)) Change(lot);
        else Mark(lot, !movements.All(m => IsPlain(lot.State, m)));
    }

    /// <summary>Neither the state nor what is added has to do with holds and expiry, in whatever order.</summary>
    private static bool IsPlain(LotState state, Movement m) =>
        state.IsFree && state.Attributes is null && m.Event.Attributes is null && m.Judgement?.MayHold() != true
        && m.Event.Type is not (LotEventType.Hold or LotEventType.Release or LotEventType.Inspect);

    private void Mark(Touched lot, bool mayRelease)
    {
        lot.MayRelease |= mayRelease;
        if (lot.IsMarked) return;
        lot.IsMarked = true;
        marked.Add(lot.State.Lot);
    }

    private void Change(Touched lot)
    {
        if (lot.IsChanged) return;
        lot.IsChanged = true;
        changed.Add(lot);
    }

    private async ValueTask FoldAnewAsync(IReadOnlyCollection<LotKey> lots, CancellationToken cancellationToken)
    {
        var replay = await LotReplay.LoadAsync(view, lots, cancellationToken);
        foreach (var lot in lots)
        {
            var own = Touch(lot);
            (own.State, own.IsMarked, own.MayRelease) = (replay.StateOf(lot), false, false);
            marked.Remove(lot);
            Change(own);
        }
    }

    private async ValueTask<UnitFamily> FamilyAsync(LotEvent e, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        var family = await FamilyAsync(e.LogisticUnit ?? e.OuterUnit!, isNewUnit, cancellationToken);
        if (e.OuterUnit is null || family.Units.Contains(e.OuterUnit)) return family;

        var outer = await FamilyAsync(e.OuterUnit, isNewUnit, cancellationToken);
        var (large, small) = family.Events.Count > outer.Events.Count ? (family, outer) : (outer, family);
        large.Absorb(small);
        families.Put(large, small.Units);
        return large;
    }

    private async ValueTask<UnitFamily> FamilyAsync(string unit, Func<string, bool> isNewUnit, CancellationToken cancellationToken)
    {
        if (families.TryGet(unit, out var family)) return family;
        if (isNewUnit(unit))
        {
            family = new UnitFamily();
            family.Units.Add(unit);
        }
        else
        {
            family = UnitFamily.Of([unit], (await UnitFamilies.EventsAsync(view, [unit], cancellationToken)).Select(r => r.Event));
        }

        families.PutNew(family);
        return family;
    }

    /// <summary>A lot that an event of this append names or covers.</summary>
    private sealed class Touched(LotState state)
    {
        private LotState[] alone = [state];

        public LotState State
        {
            get => alone[0];
            set => alone = [value];
        }

        /// <summary>The state as a list, made once.</summary>
        public IReadOnlyList<LotState> Alone => alone;

        public bool IsChanged { get; set; }

        /// <summary>To be folded anew.</summary>
        public bool IsMarked { get; set; }

        /// <summary>Marked, and holds or an expiry may come out otherwise.</summary>
        public bool MayRelease { get; set; }
    }
}
