using System.Buffers;
using LotFunctions.Core.Evidence;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>Writes the acknowledgment that answers a document, and keeps it as a blob.</summary>
public sealed class Acknowledger(IControlNumbers numbers, IBlobStore blobs, TimeProvider clock)
{
    /// <summary>
    /// Answers an interchange. Each call writes a new blob with new control numbers, so it is called once for each processing,
    /// and its result is saved as <see cref="Document.Acknowledgment"/>.
    /// </summary>
    /// <param name="document">As it is after the processing: nothing is called accepted of one that is rejected.</param>
    /// <param name="report">What the reader found.</param>
    /// <param name="advice">What the application found, in the order of the document.</param>
    /// <returns>Null where nothing can answer: JSON, or a header without sender and receiver.</returns>
    public async Task<DocumentAcknowledgment?> WriteAsync(
        Document document, InterchangeReport report, IReadOnlyList<ApplicationAdvice> advice, CancellationToken cancellationToken)
    {
        if (Acknowledgment.Of(report, advice) is not { } acknowledgment) return null;

        // One sequence for each partner and syntax, over interchanges and groups alike: gaps are allowed, repetitions are not.
        var sequence = $"{report.Header.Format}/{report.Header.Sender!.Qualifier}/{report.Header.Sender.Id}";
        var taken = new long[acknowledgment.NumbersNeeded];
        for (var i = 0; i < taken.Length; i++) taken[i] = await numbers.NextAsync(sequence, cancellationToken);

        var content = new ArrayBufferWriter<byte>();
        var controlNumber = acknowledgment.Write(content, taken, clock.GetUtcNow());
        var blob = await blobs.WriteAsync(
            $"acknowledgments/{document.DocumentId}/{controlNumber}.edi", content.WrittenMemory, ContentType(report.Header.Format), cancellationToken);
        return new DocumentAcknowledgment
        {
            Blob = blob.Name,
            ControlNumber = controlNumber,
            Messages = acknowledgment.Messages,
            Outcome = document.Status == DocumentStatus.Rejected ? AcknowledgmentOutcome.Rejected : acknowledgment.Outcome,
            Sha256 = blob.Sha256,
        };
    }

    private static string ContentType(AsnFormat format) => format == AsnFormat.X12 ? "application/edi-x12" : "application/edifact";
}
