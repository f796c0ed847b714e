using LotFunctions.Api.Http;
using LotFunctions.Core.Intake;
using LotFunctions.Standards.Acknowledgments;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Api.Answers;

/// <summary>A document, and what came otherwise than it announced.</summary>
public sealed record DocumentAnswer
{
    public required string DocumentId { get; init; }

    /// <summary>Null when the bytes are of no format that is known.</summary>
    public required AsnFormat? Format { get; init; }

    public required DocumentStatus Status { get; init; }

    public required EdiParty? Sender { get; init; }

    public required EdiParty? Receiver { get; init; }

    public required string? ControlNumber { get; init; }

    public required string? Supplier { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    public required string ReceivedBy { get; init; }

    public required DateTimeOffset? ProcessedAt { get; init; }

    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    public required IReadOnlyList<string> Shipments { get; init; }

    /// <summary>At most 10000, the first of them; in lists 100, as of shipments and errors.</summary>
    public required IReadOnlyList<LotRef> Lots { get; init; }

    /// <summary>It announces more lots than are listed.</summary>
    public required bool MoreLots { get; init; }

    public required IReadOnlyList<ApiError> Errors { get; init; }

    /// <summary>The documents of the further interchanges in its bytes; all else here is of the first one.</summary>
    public required IReadOnlyList<string> Further { get; init; }

    /// <summary>What answers it; null until it is processed, and where nothing can answer it.</summary>
    public required AcknowledgmentAnswer? Acknowledgment { get; init; }

    /// <summary>Null in lists.</summary>
    public IReadOnlyList<DiscrepancyAnswer>? Discrepancies { get; init; }

    public required DocumentLinks Links { get; init; }

    /// <summary>As it stands in a list: of what can be long the first hundred, for a page holds many documents.</summary>
    public static DocumentAnswer Brief(Document d)
    {
        const int most = 100;
        return Of(d with { Shipments = [.. d.Shipments.Take(most)], Lots = [.. d.Lots.Take(most)], Errors = [.. d.Errors.Take(most)] }) with
        {
            MoreLots = d.MoreLots || d.Lots.Count > most,
        };
    }

    public static DocumentAnswer Of(Document d) => new()
    {
        DocumentId = d.DocumentId,
        Format = d.Format,
        Status = d.Status,
        Sender = d.Sender,
        Receiver = d.Receiver,
        ControlNumber = d.ControlNumber,
        Supplier = d.Supplier,
        ReceivedAt = d.ReceivedAt,
        ReceivedBy = d.ReceivedBy,
        ProcessedAt = d.ProcessedAt,
        Sha256 = d.Sha256,
        Length = d.Length,
        Shipments = d.Shipments,
        Lots = [.. d.Lots.Select(LotRef.Of)],
        MoreLots = d.MoreLots,
        Further = d.Further,
        Errors = [.. d.Errors.Select(ApiError.Of)],
        Acknowledgment = AcknowledgmentAnswer.Of(d),
        Links = DocumentLinks.Of(d.DocumentId),
    };
}

/// <summary>Where a document is found.</summary>
public sealed record DocumentLinks(string Self, string Raw, string Acknowledgment)
{
    public static DocumentLinks Of(string documentId) => new(
        $"/api/documents/{documentId}", $"/api/documents/{documentId}/raw", $"/api/documents/{documentId}/acknowledgment");
}

/// <summary>What answers a document.</summary>
/// <param name="ControlNumber">Of the interchange that carries it (ISA13, UNB 0020).</param>
/// <param name="Messages">What it is made of: TA1, 997 or 999, 824; CONTRL, APERAK.</param>
public sealed record AcknowledgmentAnswer(string Href, string ControlNumber, IReadOnlyList<string> Messages, AcknowledgmentOutcome Outcome, string Sha256)
{
    public static AcknowledgmentAnswer? Of(Document d) => d.Acknowledgment is { } a
        ? new AcknowledgmentAnswer(DocumentLinks.Of(d.DocumentId).Acknowledgment, a.ControlNumber, a.Messages, a.Outcome, a.Sha256)
        : null;
}

/// <summary>What a posted interchange became so far.</summary>
public sealed record PostedAnswer(string DocumentId, DocumentStatus Status, DocumentLinks Links)
{
    public static PostedAnswer Of(Document d) => new(d.DocumentId, d.Status, DocumentLinks.Of(d.DocumentId));
}

/// <param name="Announced">Null of damaged goods.</param>
/// <param name="Amount">How much is short, over or damaged, in <paramref name="Unit"/>.</param>
public sealed record DiscrepancyAnswer(
    DiscrepancyKind Kind, string Item, string Lot, string? LogisticUnit, decimal? Announced, decimal Received, decimal Amount, string Unit)
{
    public static DiscrepancyAnswer Of(Discrepancy d) => new(
        d.Kind, d.Lot.Item, d.Lot.Lot, d.LogisticUnit, d.Announced?.Value, d.Received.Value, d.Amount.Value, d.Amount.Unit);
}
