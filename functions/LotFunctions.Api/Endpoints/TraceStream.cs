using System.Runtime.CompilerServices;
using LotFunctions.Api.Answers;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Endpoints;

/// <summary>One trace that was asked for, read whole or record by record; either from a view of its own.</summary>
internal sealed class TraceStream(ILedger ledger, ITracer tracer, TimeProvider clock, LotKey root, TraceDirection direction, DateTimeOffset? asOf)
{
    /// <summary>Whether the ledger knew of the root at the time that is asked for: what is recorded or taken back later does not count.</summary>
    public async Task<bool> IsRootKnownAsync(CancellationToken cancellationToken)
    {
        if (asOf is null && (await ledger.StatesAsync([root], cancellationToken)).Count > 0) return true;
        await using var view = await ledger.ViewAsync(asOf, cancellationToken);
        return (asOf is not null && (await view.EventsOfLotsAsync([root], cancellationToken)).Count > 0)
            || await InputsWithoutReceipt.IsNamedAsync(view, root, cancellationToken);
    }

    public async Task<TraceAnswer> AnswerAsync(CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        await using var view = await ledger.ViewAsync(asOf, cancellationToken);
        return TraceAnswer.Of(root, await tracer.TraceAsync(view, [root], direction, cancellationToken), Since(started));
    }

    /// <summary>
    /// The root at once; then lot by lot, by depth, what hangs on it; then the edges, the shipments by customer, and at last the
    /// statistics. Memory does not grow with the number of records.
    /// </summary>
    public async IAsyncEnumerable<(string Kind, object Record)> RecordsAsync([EnumeratorCancellation] CancellationToken cancellationToken)
    {
        var started = clock.GetTimestamp();
        yield return ("root", LotRef.Of(root));
        await using var view = await ledger.ViewAsync(asOf, cancellationToken);
        var closure = await tracer.CloseAsync(view, [root], direction, cancellationToken);
        await foreach (var lot in closure.FactsAsync(cancellationToken))
        {
            yield return ("node", NodeAnswer.Of(lot.Node));
            foreach (var receipt in lot.Receipts) yield return ("receipt", ReceiptAnswer.Of(receipt));
            foreach (var stock in lot.Stock) yield return ("stock", StockAnswer.Of(stock));
            foreach (var gap in lot.Gaps) yield return ("gap", GapAnswer.Of(gap));
            foreach (var line in lot.Reconciliation) yield return ("reconciliation", ReconciliationAnswer.Of(line));
        }

        var edges = 0;
        await foreach (var edge in closure.EdgesAsync(cancellationToken))
        {
            edges++;
            yield return ("edge", EdgeAnswer.Of(edge));
        }

        await foreach (var shipment in closure.ShipmentsAsync(cancellationToken)) yield return ("shipment", ShipmentAnswer.Of(shipment));
        yield return ("statistics", new TraceStatistics(closure.Lots, edges, closure.Levels, Since(started)));
    }

    private long Since(long started) => (long)clock.GetElapsedTime(started).TotalMilliseconds;
}
