using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>Walks the genealogy, lot → work order → lot, and gathers what hangs on the lots reached.</summary>
public interface ITracer
{
    /// <summary>
    /// The closure of the roots in a view, to be read part by part: for answers of any size. Lots that the ledger does not
    /// know are in it too, without anything on them.
    /// </summary>
    ValueTask<IClosure> CloseAsync(ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken);

    /// <summary>The same as one value, with everything in it.</summary>
    Task<TraceResult> TraceAsync(ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken);
}
