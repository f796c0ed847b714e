using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>What changed from one scope version to another. All lists are in a stable order, shipments and lines by customer.</summary>
public sealed record ScopeDiff
{
    public required int From { get; init; }

    public required int To { get; init; }

    public required IReadOnlyList<LotKey> AddedLots { get; init; }

    public required IReadOnlyList<LotKey> RemovedLots { get; init; }

    /// <summary>Lots in both whose grade is another.</summary>
    public required IReadOnlyList<ScopeLotChange> ChangedLots { get; init; }

    public required IReadOnlyList<ScopeShipment> AddedShipments { get; init; }

    public required IReadOnlyList<ScopeShipment> RemovedShipments { get; init; }

    public required IReadOnlyList<ScopeLine> AddedLines { get; init; }

    public required IReadOnlyList<ScopeLine> RemovedLines { get; init; }

    /// <summary>The same lot in the same shipment and unit, with another quantity, grade or time.</summary>
    public required IReadOnlyList<ScopeLineChange> ChangedLines { get; init; }

    /// <summary>Announced, or come in unannounced. That what was announced came in is no difference.</summary>
    public required IReadOnlyList<TraceReceipt> AddedReceipts { get; init; }

    public required IReadOnlyList<TraceReceipt> RemovedReceipts { get; init; }
}

public sealed record ScopeLotChange(LotKey Lot, TraceGrade From, TraceGrade To);

public sealed record ScopeShipment(string Customer, string Shipment, DateTimeOffset At);

/// <summary>One line of a shipment to a customer.</summary>
public sealed record ScopeLine(string Customer, string Shipment, DateTimeOffset At, TraceShipmentLine Line);

public sealed record ScopeLineChange(ScopeLine From, ScopeLine To);
