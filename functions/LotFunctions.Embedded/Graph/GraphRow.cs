using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>An event as the graph takes it: what it names by number, and from when on it is taken back.</summary>
/// <param name="Lot">0 when it names none; so for the unit, the outer unit and the work order.</param>
/// <param name="To">The number of its void; <see cref="IInterval.Open"/> while it stands.</param>
internal readonly record struct GraphRow(int Seq, int Lot, int Unit, int OuterUnit, int WorkOrder, int To, LotEvent Event)
{
    public LotEventType Type => Event.Type;

    /// <summary>It names a unit and no lot, and so covers what is inside.</summary>
    public bool Covers => Lot == 0 && Unit != 0 && Type is not (LotEventType.Pack or LotEventType.Unpack);

    public bool IsKnownAt(int position) => Seq <= position && position < To;
}
