using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;

namespace LotFunctions.Core.Trace;

/// <summary>What a trace found, as of one position of the ledger. All lists are in a stable order.</summary>
public sealed record TraceResult
{
    public required IReadOnlyList<LotKey> Roots { get; init; }

    public required TraceDirection Direction { get; init; }

    /// <summary>The ledger position that it was read at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>The lots reached, by depth; the roots are depth 0.</summary>
    public required IReadOnlyList<TraceNode> Nodes { get; init; }

    public required IReadOnlyList<TraceEdge> Edges { get; init; }

    public required IReadOnlyList<TraceReceipt> Receipts { get; init; }

    public required IReadOnlyList<TraceShipment> Shipments { get; init; }

    public required IReadOnlyList<TraceStock> Stock { get; init; }

    /// <summary>Lots in logistic units that have not left, or that are still on their way to us: what could be stopped.</summary>
    public required IReadOnlyList<TracePacked> Packed { get; init; }

    public required IReadOnlyList<Gap> Gaps { get; init; }

    public required IReadOnlyList<LotReconciliation> Reconciliation { get; init; }

    /// <summary>The steps from the roots to the farthest lot.</summary>
    public int Levels => Nodes.Count == 0 ? 0 : Nodes[^1].Depth;

    /// <summary>Reads a closure to its end.</summary>
    public static async Task<TraceResult> ReadAsync(IClosure closure, CancellationToken cancellationToken)
    {
        var facts = await closure.FactsAsync(cancellationToken).ToListAsync(cancellationToken);
        var byLot = facts.OrderBy(f => f.Node.Lot, LotKeyOrder.Instance).ToList();
        var edges = await closure.EdgesAsync(cancellationToken).ToListAsync(cancellationToken);
        var shipments = await closure.ShipmentsAsync(cancellationToken).ToListAsync(cancellationToken);
        return new TraceResult
        {
            Roots = closure.Roots,
            Direction = closure.Direction,
            AsOf = closure.AsOf,
            Nodes = [.. facts.Select(f => f.Node)],
            Edges = [.. edges.OrderBy(e => e.From, LotKeyOrder.Instance).ThenBy(e => e.To, LotKeyOrder.Instance).ThenBy(e => e.WorkOrder, StringComparer.Ordinal)],
            Receipts = [.. byLot.SelectMany(f => f.Receipts)],
            Shipments = [.. shipments.OrderBy(s => s.Shipment, StringComparer.Ordinal).ThenBy(s => s.Customer, StringComparer.Ordinal)],
            Stock = [.. byLot.SelectMany(f => f.Stock)],
            Packed = [.. byLot.SelectMany(f => f.Packed)],
            Gaps = [.. byLot.SelectMany(f => f.Gaps)],
            Reconciliation = [.. byLot.SelectMany(f => f.Reconciliation)],
        };
    }
}

public enum TraceDirection
{
    /// <summary>What the lot went into.</summary>
    Forward,

    /// <summary>What went into the lot.</summary>
    Backward,

    /// <summary>Both closures, with the lot in common.</summary>
    Both,
}

/// <summary>How sure a connection is.</summary>
public enum TraceGrade
{
    /// <summary>The records leave no other reading.</summary>
    Definite,

    /// <summary>A work order with several inputs and several outputs, of which nobody said which went into which.</summary>
    Possible,
}

/// <param name="Grade">Definite when some path of definite edges leads to it.</param>
public sealed record TraceNode(LotKey Lot, int Depth, TraceGrade Grade, LotStatus Status);

/// <summary>A lot that went into another, through a work order.</summary>
/// <param name="Quantity">How much of <paramref name="From"/> went in, where that is known for this edge.</param>
public sealed record TraceEdge(LotKey From, LotKey To, string WorkOrder, Quantity? Quantity, TraceGrade Grade);

/// <summary>A supplier's delivery of a lot: announced, received, or both.</summary>
/// <param name="Announced">Null without an ASN, or when the ASN did not say how much.</param>
/// <param name="Received">Null while it is in transit, or when nobody said how much came.</param>
/// <param name="ReceivedUnknown">It was received, and nobody said how much; null otherwise.</param>
public sealed record TraceReceipt(
    LotKey Lot, string? Supplier, string? Document, string? LogisticUnit, Quantity? Announced, Quantity? Received, DateTimeOffset At, bool? ReceivedUnknown = null)
{
    /// <summary>Announced, and nothing of it received.</summary>
    [JsonIgnore]
    public bool IsInTransit => Received is null && ReceivedUnknown != true;

    /// <summary>Less was received than was announced.</summary>
    [JsonIgnore]
    public bool IsShort => Announced is { } due && Received is { } came && UnitCode.TryConvert(came, due.Unit, out var received) && received.Value < due.Value;
}

public sealed record TraceShipment(string Shipment, string Customer, DateTimeOffset At, IReadOnlyList<TraceShipmentLine> Lines);

public sealed record TraceShipmentLine(LotKey Lot, string? LogisticUnit, Quantity? Quantity, TraceGrade Grade);

/// <param name="Location">Empty when nobody said where.</param>
/// <param name="Quantity">Null when something is there and nobody said how much.</param>
public sealed record TraceStock(LotKey Lot, string Location, Quantity? Quantity);

/// <param name="LogisticUnit">Null for what is on its way in no unit that the ship notice names.</param>
/// <param name="InTransit">True while it is on its way to us; false when it stands packed in the house.</param>
public sealed record TracePacked(LotKey Lot, string? LogisticUnit, Quantity? Quantity, bool InTransit, string? Document);
