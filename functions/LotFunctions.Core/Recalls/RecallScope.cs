using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>
/// What a recall is about, as of one position of the ledger: kept once for each version as the blob
/// <c>recalls/{id}/scope/v{n}.json</c>. All lists are in a stable order.
/// </summary>
public sealed record RecallScope
{
    public required string RecallId { get; init; }

    public required int Version { get; init; }

    /// <summary>The ledger position that it was traced at.</summary>
    public required DateTimeOffset AsOf { get; init; }

    /// <summary>False when lots kept coming into the closure while it was being held; what came last is held too.</summary>
    public required bool Stable { get; init; }

    /// <summary>The lots found bad.</summary>
    public required IReadOnlyList<LotKey> Roots { get; init; }

    /// <summary>The forward closure; the roots are depth 0.</summary>
    public required IReadOnlyList<TraceNode> Nodes { get; init; }

    public required IReadOnlyList<TraceEdge> Edges { get; init; }

    public required IReadOnlyList<TraceReceipt> Receipts { get; init; }

    public required IReadOnlyList<TraceStock> Stock { get; init; }

    /// <summary>By customer (ordinal).</summary>
    public required IReadOnlyList<ScopeCustomer> Customers { get; init; }

    /// <summary>Packed and not shipped, or still on its way to us.</summary>
    public required IReadOnlyList<TracePacked> Stoppable { get; init; }

    public required IReadOnlyList<Gap> Gaps { get; init; }

    public required IReadOnlyList<LotReconciliation> Reconciliation { get; init; }

    [JsonIgnore]
    public IEnumerable<TraceShipment> Shipments => Customers.SelectMany(c => c.Shipments);

    public static string BlobOf(string recallId, int version) => $"recalls/{recallId}/scope/v{version}.json";

    /// <summary>Sorts a trace into a scope.</summary>
    public static RecallScope Of(string recallId, int version, TraceResult trace, bool stable) => new()
    {
        RecallId = recallId,
        Version = version,
        AsOf = trace.AsOf,
        Stable = stable,
        Roots = trace.Roots,
        Nodes = trace.Nodes,
        Edges = trace.Edges,
        Receipts = trace.Receipts,
        Stock = trace.Stock,
        Customers = [.. trace.Shipments.GroupBy(s => s.Customer).OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => new ScopeCustomer(g.Key, [.. g.OrderBy(s => s.At).ThenBy(s => s.Shipment, StringComparer.Ordinal)]))],
        Stoppable = trace.Packed,
        Gaps = trace.Gaps,
        Reconciliation = trace.Reconciliation,
    };
}

/// <summary>What one customer received of the affected lots.</summary>
public sealed record ScopeCustomer(string Customer, IReadOnlyList<TraceShipment> Shipments);
