using LotFunctions.Core.Ledger;
using LotFunctions.Core.Recalls;

namespace LotFunctions.Core.Quality;

/// <summary>Answers what a lot is.</summary>
public sealed class LotQueries(ILedger ledger, IRecalls recalls, TimeProvider clock)
{
    /// <summary>Null when no event names or covers the lot.</summary>
    public Task<LotView?> FindAsync(LotKey lot, CancellationToken cancellationToken)
    {
        _ = (ledger, recalls, clock);
        throw new NotImplementedException();
    }
}
