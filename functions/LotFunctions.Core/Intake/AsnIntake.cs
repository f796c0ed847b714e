using LotFunctions.Core.Evidence;
using LotFunctions.Core.Quality;
using LotFunctions.Core.Rules;

namespace LotFunctions.Core.Intake;

/// <summary>The door for advance ship notices: archives, recognises, registers and queues; reads no more than the envelope.</summary>
public sealed class AsnIntake(
    IBlobStore blobs, IDocuments documents, IReferenceData references, IExceptions exceptions, IMessageSender sender, TimeProvider clock)
{
    /// <summary>Takes in one interchange. When it answers, the bytes and the answer are durable; the same bytes may be sent again at any time.</summary>
    /// <param name="body">The bytes as they came, within the caller's limit.</param>
    public Task<AsnResult> PostAsync(ReadOnlyMemory<byte> body, AsnCaller caller, CancellationToken cancellationToken)
    {
        _ = (blobs, documents, references, exceptions, sender, clock);
        throw new NotImplementedException();
    }

    /// <summary>Queues every document again that is still to be processed, for the crash between registering and queueing; how many.</summary>
    public Task<int> ResumeAsync(CancellationToken cancellationToken) => throw new NotImplementedException();

    /// <summary>The document as soon as it is no longer <see cref="DocumentStatus.Accepted"/>, or as it is when the time is over; null when unknown.</summary>
    public Task<Document?> WaitAsync(string documentId, TimeSpan wait, CancellationToken cancellationToken) => throw new NotImplementedException();
}
