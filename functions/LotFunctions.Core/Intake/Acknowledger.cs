using LotFunctions.Core.Evidence;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>Writes the acknowledgment that answers a document, and keeps it as a blob.</summary>
public sealed class Acknowledger(IControlNumbers numbers, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>
    /// Answers an interchange. Each call writes a new blob with new control numbers, so it is called once for each processing,
    /// and its result is saved as <see cref="Document.Acknowledgment"/>.
    /// </summary>
    /// <param name="report">What the reader found.</param>
    /// <param name="advice">What the application found, in the order of the document.</param>
    /// <returns>Null where nothing can answer: JSON, or a header without sender and receiver.</returns>
    public Task<DocumentAcknowledgment?> WriteAsync(
        Document document, InterchangeReport report, IReadOnlyList<LineAdvice> advice, CancellationToken cancellationToken)
    {
        _ = (numbers, blobs, clock);
        throw new NotImplementedException();
    }
}
