using System.Text.Json;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Recalls;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>Takes in lot events as JSON, from the API and from the queue.</summary>
/// <param name="admission">The ledger's own rules.</param>
public sealed class ScanIntake(ILedger ledger, IReferenceData references, IExceptions exceptions, IRecalls recalls, Admission admission)
{
    /// <summary>One result for each event.</summary>
    public Task<ScanOutcome> PostAsync(IReadOnlyList<JsonElement> scans, Recorder recorder, CancellationToken cancellationToken)
    {
        _ = (ledger, references, exceptions, recalls, admission);
        throw new NotImplementedException();
    }

    /// <summary>Any number of events, held in memory a chunk at a time; the results are of those alone that were not plainly accepted.</summary>
    public Task<ScanOutcome> PostAsync(IAsyncEnumerable<ScanCandidate> scans, Recorder recorder, CancellationToken cancellationToken) =>
        throw new NotImplementedException();
}
