using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>A lot that an event covers because it is inside the logistic unit that the event names.</summary>
/// <param name="Lot">The lot inside.</param>
/// <param name="Quantity">How much of it; null when nobody said.</param>
/// <param name="LogisticUnit">The innermost unit that holds it.</param>
/// <param name="Document">The ASN that announced it there, if one did.</param>
/// <param name="Place">Where it was before the event.</param>
/// <param name="Judgement">What the lot rules said of it when it was announced there.</param>
public readonly record struct CoveredLot(LotKey Lot, Quantity? Quantity, string LogisticUnit, string? Document, UnitPlace Place, RuleJudgement? Judgement = null);

/// <summary>
/// What events that name a logistic unit alone cover, found by folding the events of units in <see cref="EventOrder"/>:
/// announce and pack put lots (or units) in, unpack takes them out, receive covers what is not yet in the house, ship what
/// has not left, or has left in another shipment, return what has left, move all that is inside.
/// </summary>
public sealed class UnitCoverage
{
    public static readonly UnitCoverage Empty = new();

    // As item~lot, without its making.
    private static readonly IComparer<(UnitEntry Entry, CoveredLot Line)> ByLot = Comparer<(UnitEntry Entry, CoveredLot Line)>.Create(static (x, y) =>
        x.Line.Lot.Item == y.Line.Lot.Item
            ? string.CompareOrdinal(x.Line.Lot.Lot, y.Line.Lot.Lot)
            : string.CompareOrdinal(x.Line.Lot.ToString(), y.Line.Lot.ToString()));

    private readonly Dictionary<string, IReadOnlyList<CoveredLot>> covered = [];
    private readonly HashSet<string> ofNothing = [];
    private readonly HashSet<string> intoThemselves = [];
    private readonly Dictionary<string, UnitContents> units = [];
    private readonly Dictionary<string, SortedSet<string>> inner = [];

    internal UnitCoverage()
    {
    }

    /// <summary>Folds the events of whole unit families (<see cref="UnitFamilies"/>); voided events must not be among them.</summary>
    public static UnitCoverage Fold(IEnumerable<LotEvent> events)
    {
        var fold = new UnitCoverage();
        foreach (var e in events.Order(EventOrder.Instance)) fold.Apply(e);
        return fold;
    }

    /// <summary>The lots that an event which names a unit alone covers; empty when nothing is known to be inside.</summary>
    public IReadOnlyList<CoveredLot> Of(LotEvent e) => covered.GetValueOrDefault(e.EventId, []);

    /// <summary>
    /// Nothing was recorded to be in the unit that the event names alone. What has left already and leaves again is known,
    /// though the event covers none of it.
    /// </summary>
    public bool IsOfNothing(LotEvent e) => ofNothing.Contains(e.EventId);

    /// <summary>The event put a unit into one that was inside it by then.</summary>
    public bool IsIntoItself(LotEvent e) => intoThemselves.Contains(e.EventId);

    /// <summary>How many events did so.</summary>
    internal int IntoThemselves => intoThemselves.Count;

    /// <summary>The event would do so, if it came after all others.</summary>
    internal bool WouldPutIntoItself(LotEvent e) =>
        e is { Type: LotEventType.Pack, LogisticUnit: { } unit, OuterUnit: { } outer } && unit != outer && Inside(unit).Any(u => u.Sscc == outer);

    /// <summary>What is inside a unit and the units in it after all events.</summary>
    public IReadOnlyList<CoveredLot> ContentsOf(string unit) =>
        [.. Inside(unit).SelectMany(u => u.Entries.Select(x => x.Value.Cover(x.Key, u.Sscc)))];

    /// <summary>What is inside every unit after all events.</summary>
    public IEnumerable<CoveredLot> Contents() => units.Values.SelectMany(u => u.Entries.Select(x => x.Value.Cover(x.Key, u.Sscc)));

    /// <summary>
    /// The lots that are packed in units that had left by then, alone or inside others, and did not come back: a clock that is
    /// fast, or a unit's number used again. The event that let the unit leave does not cover them, and the goods may be with it.
    /// </summary>
    public IEnumerable<(CoveredLot Line, LotEvent LeftBy)> PackedAfterLeaving() =>
        from unit in units.Values
        let left = LeftBy(unit)
        where left is not null
        from entry in unit.Entries
        where entry.Value.Place == UnitPlace.Packed
        select (entry.Value.Cover(entry.Key, unit.Sscc), left);

    /// <summary>What an event that comes after all others would cover.</summary>
    internal IReadOnlyList<CoveredLot> WouldCover(LotEvent e)
    {
        if (e.LogisticUnit is not { } unit) return [];
        var covers = Covered(unit, e);
        var lines = new CoveredLot[covers.Count];
        for (var i = 0; i < lines.Length; i++) lines[i] = covers[i].Line;
        return lines;
    }

    /// <summary>Takes in the units of a family that this one knows nothing of.</summary>
    internal void Absorb(UnitCoverage other)
    {
        foreach (var (id, lines) in other.covered) covered.Add(id, lines);
        ofNothing.UnionWith(other.ofNothing);
        intoThemselves.UnionWith(other.intoThemselves);
        foreach (var (sscc, unit) in other.units) units.Add(sscc, unit);
        foreach (var (sscc, parts) in other.inner) inner.Add(sscc, parts);
    }

    /// <summary>Adds an event that comes after all that are in.</summary>
    internal void Apply(LotEvent e)
    {
        if ((e.LogisticUnit ?? e.OuterUnit) is not { } sscc) return;
        var unit = Unit(sscc);
        if (e.OuterUnit is { } outer && outer != sscc && e.Type is LotEventType.Announce or LotEventType.Pack or LotEventType.Receive)
        {
            if (WouldPutIntoItself(e)) intoThemselves.Add(e.EventId);
            Put(unit, outer);
            Unit(outer);
        }

        if (e.Lot is { } lot) unit.ApplyLot(lot, e);
        else ApplyUnit(unit, e);
    }

    private void ApplyUnit(UnitContents unit, LotEvent e)
    {
        if (e.Type == LotEventType.Unpack)
        {
            if (e.OuterUnit is not null)
            {
                Put(unit, null);
                return;
            }

            unit.Entries.Clear();
            foreach (var part in Inner(unit.Sscc).ToList()) Put(units[part], null);
            return;
        }

        var to = PlaceAfter(e.Type);
        var covers = Covered(unit.Sscc, e);
        var lines = new CoveredLot[covers.Count];
        for (var i = 0; i < lines.Length; i++)
        {
            lines[i] = covers[i].Line;
            if (to is { } place) covers[i].Entry.MoveTo(place, e);
        }

        if (to is not null)
        {
            foreach (var part in Inside(unit.Sscc)) part.LeftBy = to == UnitPlace.Shipped ? e : null;
        }

        covered[e.EventId] = lines;
        if (lines.Length == 0 && Inside(unit.Sscc).All(u => u.Entries.Count == 0)) ofNothing.Add(e.EventId);
    }

    private static UnitPlace? PlaceAfter(LotEventType type) => type switch
    {
        LotEventType.Receive or LotEventType.Return => UnitPlace.InHouse,
        LotEventType.Ship => UnitPlace.Shipped,
        _ => null,
    };

    private List<(UnitEntry Entry, CoveredLot Line)> Covered(string sscc, LotEvent e)
    {
        var covers = new List<(UnitEntry Entry, CoveredLot Line)>();
        if (e.Type is not (LotEventType.Receive or LotEventType.Ship or LotEventType.Return or LotEventType.Move)) return covers;
        foreach (var part in Inside(sscc))
        {
            var first = covers.Count;
            foreach (var (lot, entry) in part.Entries)
            {
                if (entry.IsMetBy(e)) covers.Add((entry, entry.CoverBy(e, lot, part.Sscc)));
            }

            covers.Sort(first, covers.Count - first, ByLot);
        }

        return covers;
    }

    /// <summary>How the unit, or one around it, left; null while it is here. Units that came to be around each other are met once.</summary>
    private LotEvent? LeftBy(UnitContents unit)
    {
        var seen = new HashSet<string>();
        for (var next = unit; seen.Add(next.Sscc); next = units[next.Outer])
        {
            if (next.LeftBy is not null || next.Outer is null) return next.LeftBy;
        }

        return null;
    }

    /// <summary>The units directly in one, by SSCC.</summary>
    private IEnumerable<string> Inner(string sscc) => inner.TryGetValue(sscc, out var parts) ? parts : [];

    private void Put(UnitContents unit, string? outer)
    {
        if (unit.Outer is { } before) inner[before].Remove(unit.Sscc);
        unit.Outer = outer;
        if (outer is null) return;
        if (!inner.TryGetValue(outer, out var parts)) inner[outer] = parts = new SortedSet<string>(StringComparer.Ordinal);
        parts.Add(unit.Sscc);
    }

    private UnitContents Unit(string sscc)
    {
        if (!units.TryGetValue(sscc, out var unit)) units[sscc] = unit = new UnitContents(sscc);
        return unit;
    }

    /// <summary>The unit and all units in it; a unit that came to be inside itself is met once.</summary>
    private IEnumerable<UnitContents> Inside(string sscc)
    {
        if (!units.ContainsKey(sscc)) yield break;
        var seen = new HashSet<string> { sscc };
        var queue = new Queue<string>([sscc]);
        while (queue.TryDequeue(out var next))
        {
            yield return units[next];
            foreach (var part in Inner(next).Where(seen.Add)) queue.Enqueue(part);
        }
    }
}
