using System.Text.Json;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Quality;

/// <summary>Records QC results; a fail holds the lot.</summary>
public sealed class Inspections(ILedger ledger, TimeProvider clock)
{
    /// <summary><c>{item, lot, test, result, value, unit, limits, at, laboratory, certificate, operator, reason, eventId}</c>.</summary>
    public Task<InspectionOutcome> PostAsync(JsonElement body, Recorder recorder, CancellationToken cancellationToken)
    {
        _ = (ledger, clock);
        throw new NotImplementedException();
    }
}
