using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>Walks the genealogy, lot → work order → lot, and gathers what hangs on the lots reached.</summary>
public interface ITracer
{
    /// <summary>The closure of the roots in a view. Lots that the ledger does not know are nodes too, without anything on them.</summary>
    Task<TraceResult> TraceAsync(ILedgerView view, IReadOnlyCollection<LotKey> roots, TraceDirection direction, CancellationToken cancellationToken);
}
