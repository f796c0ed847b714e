using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Keeps the lines of shipments that left by a logistic unit alone. What such an event covers follows from all events of the
/// unit's family (<see cref="UnitCoverage"/>), so a late event or a void can end lines and begin others: then the family is
/// folded as it was known before and as it is known with the event, and the difference is recorded at the event's position.
/// </summary>
internal sealed class UnitFamilyLines(CompactGraph graph, GraphRows rows)
{
    /// <summary>Events that are kept between two events of one snapshot.</summary>
    private const int MostKept = 50_000;

    private readonly Dictionary<int, Family> families = [];
    private int kept;

    /// <summary>An event that names a unit was recorded.</summary>
    public void Added(GraphRow row)
    {
        if (!Concerns(row)) return;
        var family = Load(row);
        if (family.IsBeforeAnyThatCovers(row))
        {
            Change(family, row.Seq);
        }
        else if (row.Covers)
        {
            // Nothing that covers comes after it: only its own lines are new.
            foreach (var line in family.LinesAt(row.Seq).Where(l => l.Seq == row.Seq)) Begin(line, row.Seq);
        }

        foreach (var unit in family.Units) graph.CoveredUnits.Add(unit);
        graph.OpenUnits.Set(family.Units, family.OpenAt(row.Seq), row.Seq);
    }

    /// <summary>An event that names a unit was taken back.</summary>
    public void TakenBack(GraphRow row)
    {
        if (!Concerns(row)) return;
        var family = Load(row);
        Change(family, row.To);
        graph.OpenUnits.Set(family.Units, family.OpenAt(row.To), row.To);
    }

    private bool Concerns(GraphRow row) =>
        (row.Covers && row.Type == LotEventType.Ship) || graph.CoveredUnits.Has(row.Unit) || graph.CoveredUnits.Has(row.OuterUnit);

    private void Change(Family family, int position)
    {
        var before = family.LinesAt(position - 1);
        var after = family.LinesAt(position);
        foreach (var line in before.Except(after)) End(line, position);
        foreach (var line in after.Except(before)) Begin(line, position);
    }

    private void Begin(UnitLine line, int position)
    {
        var ship = graph.ShipOf(line.Seq);
        if (line.Lot != 0) graph.AddLine(line.Lot, ship, line.Unit, line.Quantity, position, IInterval.Open);
        else graph.Unknown.Add(graph.Ships[ship].Dispatch, new Link(line.Unit, position, IInterval.Open, ship));
    }

    private void End(UnitLine line, int position)
    {
        var ship = graph.ShipOf(line.Seq);
        if (line.Lot != 0) graph.Lines.Links.End(line.Lot, position, l => l.Ship == ship && l.Unit == line.Unit);
        else graph.Unknown.End(graph.Ships[ship].Dispatch, position, l => l.Value == ship);
    }

    private Family Load(GraphRow row)
    {
        if (families.TryGetValue(row.Unit != 0 ? row.Unit : row.OuterUnit, out var family)) return family;
        if (kept > MostKept)
        {
            families.Clear();
            kept = 0;
        }

        family = Family.Load(rows, row);
        kept += family.Count;
        foreach (var unit in family.Units) families[unit] = family;
        return family;
    }

    /// <param name="Seq">Of the ship event.</param>
    /// <param name="Lot">0 when nothing is known to be in the unit.</param>
    private readonly record struct UnitLine(int Seq, int Lot, int Unit, Standards.Quantity? Quantity);

    /// <summary>An event with all that it says; its row has no bytes any more.</summary>
    private readonly record struct Member(GraphRow Row, LotEvent Event);

    /// <summary>The units that were ever packed in or around each other, with all their events, in the order of recording.</summary>
    private sealed class Family
    {
        private readonly Dictionary<LotKey, int> lots = [];
        private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

        // The fold of the last position that was asked for.
        private int position = -1;
        private List<Member> known = [];
        private UnitCoverage coverage = UnitCoverage.Empty;

        private readonly List<Member> members = [];

        public HashSet<int> Units { get; } = [];

        public int Count => members.Count;

        public static Family Load(GraphRows rows, GraphRow around)
        {
            var family = new Family();
            var seen = new HashSet<int>();
            var next = new Queue<string>();
            family.Meet(around, around.Whole(), next);
            while (next.TryDequeue(out var unit))
            {
                foreach (var row in rows.OfUnit(unit).Where(r => seen.Add(r.Seq)))
                {
                    family.Add(new Member(row with { Body = default }, row.Whole()), next);
                }
            }

            family.members.Sort((x, y) => x.Row.Seq.CompareTo(y.Row.Seq));
            return family;
        }

        /// <summary>An event that covers comes after this one, by the time of happening.</summary>
        public bool IsBeforeAnyThatCovers(GraphRow row)
        {
            var others = members.Where(m => m.Row.Covers && m.Row.Seq != row.Seq && m.Row.IsKnownAt(row.Seq)).ToList();
            if (others.Count == 0) return false;
            var e = row.Whole();
            return others.Exists(m => EventOrder.Instance.Compare(m.Event, e) > 0);
        }

        /// <summary>All lines of ship events that name a unit alone, as they were known at a position.</summary>
        public HashSet<UnitLine> LinesAt(int at)
        {
            Fold(at);
            return [.. known.Where(m => m.Row is { Covers: true, Type: LotEventType.Ship })
                .SelectMany(s => coverage.IsOfNothing(s.Event)
                    ? [new UnitLine(s.Row.Seq, 0, s.Row.Unit, null)]
                    : coverage.Of(s.Event).Select(l => new UnitLine(s.Row.Seq, lots[l.Lot], names[l.LogisticUnit], l.Quantity)))];
        }

        /// <summary>What was packed or announced in the units, as it was known at a position.</summary>
        public List<(int Unit, int Lot)> OpenAt(int at)
        {
            Fold(at);
            return [.. coverage.Contents().Where(c => c.Place is UnitPlace.Announced or UnitPlace.Packed).Select(c => (names[c.LogisticUnit], lots[c.Lot]))];
        }

        private void Fold(int at)
        {
            if (at == position) return;
            known = [.. members.Where(m => m.Row.IsKnownAt(at))];
            coverage = UnitCoverage.Fold(known.Select(m => m.Event));
            position = at;
        }

        private void Add(Member member, Queue<string> next)
        {
            members.Add(member);
            if (member.Event.Lot is { } lot) lots[lot] = member.Row.Lot;
            Meet(member.Row, member.Event, next);
        }

        private void Meet(GraphRow row, LotEvent e, Queue<string> next)
        {
            Meet(e.LogisticUnit, row.Unit, next);
            Meet(e.OuterUnit, row.OuterUnit, next);
        }

        private void Meet(string? unit, int number, Queue<string> next)
        {
            if (unit is null || !Units.Add(number)) return;
            names[unit] = number;
            next.Enqueue(unit);
        }
    }
}
