using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Quality;

/// <summary>Quality's own holds. Both ways are idempotent: what is so already is left as it is.</summary>
public sealed class Holds(ILedger ledger, IRecalls recalls, TimeProvider clock)
{
    /// <summary>Holds lots, also ones that are not known yet.</summary>
    public Task<HoldsOutcome> HoldAsync(HoldRequest request, Recorder by, CancellationToken cancellationToken)
    {
        _ = (ledger, recalls, clock);
        throw new NotImplementedException();
    }

    /// <summary>Lifts all holds of lots; while one of them is in an open recall, none is released (<c>recall-open</c>).</summary>
    public Task<HoldsOutcome> ReleaseAsync(HoldRequest request, Recorder by, CancellationToken cancellationToken) => throw new NotImplementedException();
}
