using LotFunctions.Core.Evidence;
using LotFunctions.Core.Ledger;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>Reads a queued document and announces its lots.</summary>
public sealed class AsnHandler(IDocuments documents, IBlobStore blobs, ILedger ledger, IReferenceData references, TimeProvider clock) : IMessageHandler
{
    public string Queue => QueueNames.AsnInbound;

    public Task<Settlement> HandleAsync(ReadOnlyMemory<byte> body, CancellationToken cancellationToken)
    {
        _ = (documents, blobs, ledger, references, clock);
        throw new NotImplementedException();
    }
}
