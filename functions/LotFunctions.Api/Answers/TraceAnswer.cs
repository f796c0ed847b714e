using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Answers;

/// <summary>A trace, as it is written.</summary>
public sealed record TraceAnswer
{
    public required LotRef Root { get; init; }

    public required TraceDirection Direction { get; init; }

    /// <summary>The ledger position that it was read at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    public required IReadOnlyList<NodeAnswer> Nodes { get; init; }

    public required IReadOnlyList<EdgeAnswer> Edges { get; init; }

    public required IReadOnlyList<ReceiptAnswer> Receipts { get; init; }

    public required IReadOnlyList<ShipmentAnswer> Shipments { get; init; }

    public required IReadOnlyList<StockAnswer> Stock { get; init; }

    public required IReadOnlyList<GapAnswer> Gaps { get; init; }

    public required IReadOnlyList<ReconciliationAnswer> Reconciliation { get; init; }

    public required TraceStatistics Statistics { get; init; }

    public static TraceAnswer Of(LotKey root, TraceResult trace, long elapsedMs) => new()
    {
        Root = LotRef.Of(root),
        Direction = trace.Direction,
        AsOf = trace.AsOf,
        Nodes = [.. trace.Nodes.Select(NodeAnswer.Of)],
        Edges = [.. trace.Edges.Select(EdgeAnswer.Of)],
        Receipts = [.. trace.Receipts.Select(ReceiptAnswer.Of)],
        Shipments = [.. trace.Shipments.Select(ShipmentAnswer.Of)],
        Stock = [.. trace.Stock.Select(StockAnswer.Of)],
        Gaps = [.. trace.Gaps.Select(GapAnswer.Of)],
        Reconciliation = [.. trace.Reconciliation.Select(ReconciliationAnswer.Of)],
        Statistics = new TraceStatistics(trace.Nodes.Count, trace.Edges.Count, trace.Levels, elapsedMs),
    };
}

/// <param name="Depth">Steps from the root, which is 0.</param>
public sealed record NodeAnswer(string Item, string Lot, int Depth, TraceGrade Grade, LotStatus Status)
{
    public static NodeAnswer Of(TraceNode n) => new(n.Lot.Item, n.Lot.Lot, n.Depth, n.Grade, n.Status);
}

public sealed record EdgeAnswer(LotRef From, LotRef To, string WorkOrder, decimal? Quantity, string? Unit, TraceGrade Grade)
{
    public static EdgeAnswer Of(TraceEdge e) =>
        new(LotRef.Of(e.From), LotRef.Of(e.To), e.WorkOrder, e.Quantity?.Value, e.Quantity?.Unit, e.Grade);
}

/// <param name="Quantity">In <paramref name="Unit"/>; both are null when something is there and nobody said how much.</param>
public sealed record StockAnswer(string Item, string Lot, string Location, decimal? Quantity, string? Unit)
{
    public static StockAnswer Of(TraceStock s) => new(s.Lot.Item, s.Lot.Lot, s.Location, s.Quantity?.Value, s.Quantity?.Unit);
}

public sealed record GapAnswer(string Code, string Item, string Lot, string Detail)
{
    public static GapAnswer Of(Gap g) => new(g.Code, g.Lot.Item, g.Lot.Lot, g.Detail);
}

/// <param name="Levels">The steps from the root to the farthest lot.</param>
public sealed record TraceStatistics(int Lots, int Edges, int Levels, long ElapsedMs);
