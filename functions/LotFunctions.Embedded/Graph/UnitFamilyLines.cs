using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite;

namespace LotFunctions.Embedded.Graph;

/// <summary>
/// Keeps the lines of shipments that left by a logistic unit alone. What such an event covers follows from all events of the
/// unit's family (<see cref="UnitCoverage"/>), so a late event or a void can end lines and begin others: then the family is
/// folded as it was known before and as it is known with the event, and the difference is recorded at the event's position.
/// </summary>
internal sealed class UnitFamilyLines(CompactGraph graph, Session session)
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
        var e = row.Event;
        if (family.Members.Exists(m => m.Row.Covers && m.Row.Seq != row.Seq && m.Row.IsKnownAt(row.Seq) && EventOrder.Instance.Compare(m.Event, e) > 0))
        {
            Change(family, row.Seq);
        }
        else if (row.Covers)
        {
            // Nothing that covers comes after it: only its own lines are new.
            foreach (var line in family.LinesAt(row.Seq).Where(l => l.Seq == row.Seq)) Begin(line, row.Seq);
        }

        foreach (var unit in family.Units) graph.CoveredUnits.Add(unit);
    }

    /// <summary>An event that names a unit was taken back.</summary>
    public void TakenBack(GraphRow row)
    {
        if (!Concerns(row)) return;
        Change(Load(row), row.To);
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

    private void Begin(UnitLine line, int position) => graph.AddLine(line.Lot, graph.ShipOf(line.Seq), line.Unit, line.Quantity, position, IInterval.Open);

    private void End(UnitLine line, int position)
    {
        var ship = graph.ShipOf(line.Seq);
        graph.Lines.End(line.Lot, position, l => l.Ship == ship && l.Unit == line.Unit);
    }

    private Family Load(GraphRow row)
    {
        if (families.TryGetValue(row.Unit != 0 ? row.Unit : row.OuterUnit, out var family)) return family;
        if (kept > MostKept)
        {
            families.Clear();
            kept = 0;
        }

        family = Family.Load(session, [row.Unit, row.OuterUnit]);
        kept += family.Members.Count;
        foreach (var unit in family.Units) families[unit] = family;
        return family;
    }

    /// <param name="Seq">Of the ship event.</param>
    private readonly record struct UnitLine(int Seq, int Lot, int Unit, Standards.Quantity? Quantity);

    /// <summary>The units that were ever packed in or around each other, with all their events, in the order of recording.</summary>
    private sealed class Family
    {
        private readonly Dictionary<LotKey, int> lots = [];
        private readonly Dictionary<string, int> names = new(StringComparer.Ordinal);

        public HashSet<int> Units { get; } = [];

        public List<(GraphRow Row, LotEvent Event)> Members { get; } = [];

        public static Family Load(Session session, IEnumerable<int> units)
        {
            var family = new Family();
            var seen = new HashSet<int>();
            var next = new Queue<int>(units.Where(u => u != 0 && family.Units.Add(u)));
            while (next.TryDequeue(out var unit))
            {
                foreach (var row in GraphRow.Read(session, GraphRow.OfUnit, unit).Concat(GraphRow.Read(session, GraphRow.OfOuterUnit, unit)))
                {
                    if (!seen.Add(row.Seq)) continue;
                    family.Add(row);
                    if (row.Unit != 0 && family.Units.Add(row.Unit)) next.Enqueue(row.Unit);
                    if (row.OuterUnit != 0 && family.Units.Add(row.OuterUnit)) next.Enqueue(row.OuterUnit);
                }
            }

            family.Members.Sort((x, y) => x.Row.Seq.CompareTo(y.Row.Seq));
            return family;
        }

        /// <summary>All lines of ship events that name a unit alone, as they were known at a position.</summary>
        public HashSet<UnitLine> LinesAt(int position)
        {
            var known = Members.Where(m => m.Row.IsKnownAt(position)).ToList();
            var ships = known.Where(m => m.Row is { Covers: true, Type: LotEventType.Ship }).ToList();
            if (ships.Count == 0) return [];
            var coverage = UnitCoverage.Fold(known.Select(m => m.Event));
            return [.. ships.SelectMany(s => coverage.Of(s.Event).Select(l => new UnitLine(s.Row.Seq, lots[l.Lot], names[l.LogisticUnit], l.Quantity)))];
        }

        private void Add(GraphRow row)
        {
            var e = row.Event;
            Members.Add((row, e));
            if (e.Lot is { } lot) lots[lot] = row.Lot;
            if (e.LogisticUnit is { } unit) names[unit] = row.Unit;
            if (e.OuterUnit is { } outer) names[outer] = row.OuterUnit;
        }
    }
}
