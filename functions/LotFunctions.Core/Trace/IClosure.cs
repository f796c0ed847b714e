using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>
/// What a trace reached, taken once at one position of the ledger. What it is made of is small; names, states and all that
/// hangs on the lots are read from the view when they are asked for, a part at a time, and so is memory bounded by the
/// reach and not by the answer. Good as long as the view that it was taken from is not disposed; one reader at a time.
/// </summary>
public interface IClosure
{
    /// <summary>By item and lot, each once.</summary>
    IReadOnlyList<LotKey> Roots { get; }

    TraceDirection Direction { get; }

    /// <summary>The ledger position that it was taken at.</summary>
    DateTimeOffset AsOf { get; }

    /// <summary>The lots reached, the roots among them.</summary>
    int Lots { get; }

    /// <summary>The steps from the roots to the farthest lot.</summary>
    int Levels { get; }

    /// <summary>How many <see cref="EdgesAsync"/> gives.</summary>
    long Edges { get; }

    /// <summary>The lots reached by depth, then item, then lot.</summary>
    IAsyncEnumerable<ClosureLot> LotsAsync(CancellationToken cancellationToken);

    /// <summary>Each edge between lots reached, once, in no particular order.</summary>
    IAsyncEnumerable<TraceEdge> EdgesAsync(CancellationToken cancellationToken);

    /// <summary>
    /// All shipments of the lots reached, by customer, then time, then shipment (text ordinal), each once with all its lines;
    /// lines by item and lot, those of one lot by when they left.
    /// </summary>
    IAsyncEnumerable<TraceShipment> ShipmentsAsync(CancellationToken cancellationToken);

    /// <summary>The lots in the order of <see cref="LotsAsync"/>, each with its state and what hangs on it.</summary>
    IAsyncEnumerable<TracedLot> FactsAsync(CancellationToken cancellationToken);
}

/// <summary>A lot reached: its distance from the nearest root, and how surely a root is connected with it.</summary>
public readonly record struct ClosureLot(LotKey Lot, int Depth, TraceGrade Grade);
