namespace LotFunctions.Core.Ledger;

/// <summary>
/// The units that were ever packed in or around each other, with their events and what follows from them. An event that
/// comes after the others costs a step, not a fold; what comes late makes the fold stale until somebody asks.
/// </summary>
internal sealed class UnitFamily
{
    private UnitCoverage? coverage = new();
    private LotEvent? last;
    private LotEvent? lastCovering;

    public HashSet<string> Units { get; } = new(StringComparer.Ordinal);

    public List<LotEvent> Events { get; } = [];

    /// <summary>
    /// What its events cover can decide on the use of a lot: one that names a unit alone states an expiry, or a receipt of what
    /// was announced waits in quarantine.
    /// </summary>
    public bool MayDecide { get; private set; }

    /// <summary>The lots that the family's events name.</summary>
    public IEnumerable<LotKey> Lots => Events.Select(e => e.Lot).OfType<LotKey>().Distinct();

    private UnitCoverage Coverage => coverage ??= UnitCoverage.Fold(Events);

    public static UnitFamily Of(IEnumerable<string> units, IEnumerable<LotEvent> events)
    {
        var family = new UnitFamily { coverage = null };
        family.Units.UnionWith(units);
        foreach (var e in events) family.Note(e);
        return family;
    }

    /// <summary>Takes in a family that has no unit in common with this one.</summary>
    public void Absorb(UnitFamily other)
    {
        Units.UnionWith(other.Units);
        Events.AddRange(other.Events);
        if (coverage is not null && other.coverage is not null) coverage.Absorb(other.coverage);
        else coverage = null;
        last = Later(last, other.last);
        lastCovering = Later(lastCovering, other.lastCovering);
        MayDecide |= other.MayDecide;
    }

    /// <summary>The lots whose states decide whether an event that names a unit alone is recorded.</summary>
    public IEnumerable<LotKey> Concerned(LotEvent e)
    {
        var lines = e.Type == LotEventType.Pack ? Coverage.ContentsOf(e.LogisticUnit!)
            : IsAfter(e, last) ? Coverage.WouldCover(e)
            : UnitCoverage.Fold(Events.Append(e)).Of(e);
        return lines.Select(l => l.Lot).Distinct();
    }

    /// <summary>The event would put a unit into itself, or have one that happened after it do so.</summary>
    public bool PutsIntoItself(LotEvent e) =>
        IsAfter(e, last) ? Coverage.WouldPutIntoItself(e) : UnitCoverage.Fold(Events.Append(e)).IntoThemselves > Coverage.IntoThemselves;

    /// <summary>Adds an event that is recorded; what it means for lots.</summary>
    public FamilyChange Add(LotEvent e)
    {
        var (afterAll, afterCovering) = (IsAfter(e, last), IsAfter(e, lastCovering));
        Note(e);
        if (afterAll) coverage?.Apply(e);
        else coverage = null;

        // Only what covers lots by their unit looks at the events before it.
        if (!afterCovering) return new FamilyChange([], Anew: true);
        if (e.Lot is { } lot) return new FamilyChange([(lot, [Movement.Own(e)])], Anew: false);
        if (!Covers(e)) return new FamilyChange([], Anew: false);
        return new FamilyChange(Moved(e, Coverage.Of(e)), Anew: false);
    }

    /// <summary>By lot, in the order of the lines; a lot is mostly in one unit.</summary>
    private static List<(LotKey Lot, IReadOnlyList<Movement> Movements)> Moved(LotEvent e, IReadOnlyList<CoveredLot> lines)
    {
        var moved = new List<(LotKey Lot, IReadOnlyList<Movement> Movements)>(lines.Count);
        var ofLots = new Dictionary<LotKey, List<Movement>>(lines.Count);
        foreach (var line in lines)
        {
            if (!ofLots.TryGetValue(line.Lot, out var movements))
            {
                ofLots[line.Lot] = movements = new List<Movement>(1);
                moved.Add((line.Lot, movements));
            }

            movements.Add(Movement.Covered(e, line));
        }

        return moved;
    }

    private static bool Covers(LotEvent e) => e.Lot is null && e.Type is not (LotEventType.Pack or LotEventType.Unpack);

    private static bool IsAfter(LotEvent e, LotEvent? other) => other is null || EventOrder.Instance.Compare(other, e) < 0;

    private static LotEvent? Later(LotEvent? x, LotEvent? y) => x is null || (y is not null && IsAfter(y, x)) ? y : x;

    private void Note(LotEvent e)
    {
        Events.Add(e);
        if (e.LogisticUnit is { } unit) Units.Add(unit);
        if (e.OuterUnit is { } outer) Units.Add(outer);
        last = Later(last, e);
        MayDecide |= e.Judgement?.OnReceipt is not null;
        if (!Covers(e)) return;
        lastCovering = Later(lastCovering, e);
        MayDecide |= e.Attributes is not null;
    }
}

/// <summary>What an event of a unit means for lots.</summary>
/// <param name="Moved">The movements that it adds, by lot.</param>
/// <param name="Anew">It came late: any lot of the family may have other movements now.</param>
internal sealed record FamilyChange(IReadOnlyList<(LotKey Lot, IReadOnlyList<Movement> Movements)> Moved, bool Anew);
