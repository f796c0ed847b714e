using LotFunctions.Core.Ledger;
using LotFunctions.Embedded.Sqlite.Ledger;

namespace LotFunctions.Embedded.Graph;

/// <summary>An event as the graph takes it: what it names by number, and from when on it is taken back. Of most, that is all it takes.</summary>
/// <param name="Lot">0 when it names none; so for the unit, the outer unit and the work order.</param>
/// <param name="To">The number of its void; <see cref="IInterval.Open"/> while it stands.</param>
/// <param name="Body">As it is stored.</param>
internal readonly record struct GraphRow(int Seq, int Lot, int Unit, int OuterUnit, int WorkOrder, int To, LotEventType Type, ReadOnlyMemory<byte> Body)
{
    /// <summary>What it does beside naming; read anew each time.</summary>
    public EventEffect Effect() => EventBody.ReadEffect(Body.Span);

    /// <summary>All of it; read anew each time.</summary>
    public LotEvent Whole() => EventBody.Read(Body.Span);

    /// <summary>It names a unit and no lot, and so covers what is inside.</summary>
    public bool Covers => Lot == 0 && Unit != 0 && Type is not (LotEventType.Pack or LotEventType.Unpack);

    public bool IsKnownAt(int position) => Seq <= position && position < To;
}
