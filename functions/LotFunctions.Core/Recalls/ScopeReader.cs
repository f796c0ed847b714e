using System.Runtime.CompilerServices;
using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Core.Recalls;

/// <summary>Reads a scope's sections, row by row: memory does not grow with the scope.</summary>
public sealed class ScopeReader(RecallScope scope, IBlobStore blobs)
{
    public RecallScope Scope => scope;

    public IAsyncEnumerable<TraceNode> LotsAsync(CancellationToken cancellationToken) => RowsAsync<TraceNode>(ScopeSections.Lots, cancellationToken);

    public IAsyncEnumerable<TraceEdge> EdgesAsync(CancellationToken cancellationToken) => RowsAsync<TraceEdge>(ScopeSections.Edges, cancellationToken);

    public IAsyncEnumerable<TraceReceipt> ReceiptsAsync(CancellationToken cancellationToken) => RowsAsync<TraceReceipt>(ScopeSections.Receipts, cancellationToken);

    public IAsyncEnumerable<TraceStock> StockAsync(CancellationToken cancellationToken) => RowsAsync<TraceStock>(ScopeSections.Stock, cancellationToken);

    /// <summary>Packed and not shipped, or still on its way to us.</summary>
    public IAsyncEnumerable<TracePacked> StoppableAsync(CancellationToken cancellationToken) => RowsAsync<TracePacked>(ScopeSections.Stoppable, cancellationToken);

    public IAsyncEnumerable<Gap> GapsAsync(CancellationToken cancellationToken) => RowsAsync<Gap>(ScopeSections.Gaps, cancellationToken);

    public IAsyncEnumerable<LotReconciliation> ReconciliationAsync(CancellationToken cancellationToken) =>
        RowsAsync<LotReconciliation>(ScopeSections.Reconciliation, cancellationToken);

    public IAsyncEnumerable<ScopeConsignee> CustomersAsync(CancellationToken cancellationToken) => RowsAsync<ScopeConsignee>(ScopeSections.Customers, cancellationToken);

    /// <summary>Whom this version's notices go to.</summary>
    public IAsyncEnumerable<ScopeNotice> NotifyAsync(CancellationToken cancellationToken) => RowsAsync<ScopeNotice>(ScopeSections.Notify, cancellationToken);

    /// <summary>All shipments, by customer and then time.</summary>
    public async IAsyncEnumerable<TraceShipment> ShipmentsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        for (var part = 0; scope.Sections.ContainsKey(ScopeSections.Shipments(part)); part++)
        {
            await foreach (var shipment in ShipmentsOfPartAsync(part, cancellationToken)) yield return shipment;
        }
    }

    /// <summary>All shipments, one customer at a time.</summary>
    public async IAsyncEnumerable<ScopeCustomer> ByCustomerAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var own = new List<TraceShipment>();
        await foreach (var shipment in ShipmentsAsync(cancellationToken))
        {
            if (own.Count > 0 && own[0].Customer != shipment.Customer)
            {
                yield return new ScopeCustomer(own[0].Customer, own);
                own = [];
            }

            own.Add(shipment);
        }

        if (own.Count > 0) yield return new ScopeCustomer(own[0].Customer, own);
    }

    /// <summary>The shipments of some customers, one customer at a time; of the parts only those that hold them are read.</summary>
    public async IAsyncEnumerable<ScopeCustomer> CustomersAsync(
        IEnumerable<(string Customer, int Part)> wanted, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        foreach (var part in wanted.GroupBy(w => w.Part, w => w.Customer).OrderBy(g => g.Key))
        {
            var names = part.ToHashSet(StringComparer.Ordinal);
            var shipments = new List<TraceShipment>();
            await foreach (var shipment in ShipmentsOfPartAsync(part.Key, cancellationToken))
            {
                if (shipments.Count > 0 && shipments[0].Customer != shipment.Customer)
                {
                    yield return new ScopeCustomer(shipments[0].Customer, shipments);
                    shipments = [];
                }

                if (names.Contains(shipment.Customer)) shipments.Add(shipment);
            }

            if (shipments.Count > 0) yield return new ScopeCustomer(shipments[0].Customer, shipments);
        }
    }

    /// <summary>The affected lots; a hundred thousand fit into memory easily.</summary>
    public async Task<HashSet<LotKey>> LotSetAsync(CancellationToken cancellationToken)
    {
        var lots = new HashSet<LotKey>();
        await foreach (var node in LotsAsync(cancellationToken)) lots.Add(node.Lot);
        return lots;
    }

    internal static async Task<ScopeReader?> FindAsync(IBlobStore blobs, string recallId, int version, CancellationToken cancellationToken)
    {
        var name = RecallScope.BlobOf(recallId, version);
        return await blobs.FindAsync(name, cancellationToken) is null
            ? null
            : new ScopeReader(CanonicalJson.Read<RecallScope>(await blobs.ReadAsync(name, cancellationToken)), blobs);
    }

    /// <exception cref="InvalidOperationException">There is no such version.</exception>
    internal static async Task<ScopeReader> OpenAsync(IBlobStore blobs, string recallId, int version, CancellationToken cancellationToken) =>
        await FindAsync(blobs, recallId, version, cancellationToken)
        ?? throw new InvalidOperationException($"Recall {recallId} has no scope of version {version}.");

    private IAsyncEnumerable<TraceShipment> ShipmentsOfPartAsync(int part, CancellationToken cancellationToken) =>
        RowsAsync<TraceShipment>(ScopeSections.Shipments(part), cancellationToken);

    private async IAsyncEnumerable<T> RowsAsync<T>(string section, [EnumeratorCancellation] CancellationToken cancellationToken)
    {
        if (!scope.Sections.TryGetValue(section, out var found)) yield break;
        await using var stream = await blobs.OpenAsync(found.Blob, cancellationToken);
        await foreach (var row in NdjsonRows.ReadAsync<T>(stream, cancellationToken)) yield return row;
    }
}
