using System.Text.Json.Serialization;
using LotFunctions.Core.Ledger;
using LotFunctions.Standards;
using LotFunctions.Standards.Asn;

namespace LotFunctions.Core.Intake;

/// <summary>One interchange that came in, from its first byte to what became of it.</summary>
public sealed record Document
{
    /// <summary>
    /// <c>d-</c> and 32 hex digits of the SHA-256 of its bytes: the same bytes are the same document. Bytes that a supplier
    /// may not send have an id that follows from the supplier too, so that they never stand in the place of the right one's.
    /// </summary>
    public required string DocumentId { get; init; }

    /// <summary>Null when the bytes are of no format that is known.</summary>
    public AsnFormat? Format { get; init; }

    public required DocumentStatus Status { get; init; }

    public EdiParty? Sender { get; init; }

    public EdiParty? Receiver { get; init; }

    public string? ControlNumber { get; init; }

    public required DateTimeOffset ReceivedAt { get; init; }

    /// <summary>The authenticated caller.</summary>
    public required string ReceivedBy { get; init; }

    /// <summary>The supplier that the caller is bound to, or the one whose EDI identity the sender is; null when unknown.</summary>
    public string? Supplier { get; init; }

    /// <summary>The supplier that the caller was bound to; null for the house's own people, who bring interchanges of anybody.</summary>
    public string? BoundTo { get; init; }

    /// <summary>Of the bytes, in hex.</summary>
    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    /// <summary>
    /// Of the form that is read, where the bytes as they are cannot be: in an encoding that has to be translated, or folded into
    /// lines; else null. Offsets in its <see cref="Errors"/> count the bytes of this form then.
    /// </summary>
    public string? TextSha256 { get; init; }

    /// <summary>
    /// Where its own interchange begins, when those before it in the same bytes came before or cannot come in: they are told of among
    /// <see cref="Errors"/>. Null: it is the first one.
    /// </summary>
    public long? Begins { get; init; }

    /// <summary>The shipments that its notices name (BSN02, BGM 1004), corrections included.</summary>
    public IReadOnlyList<string> Shipments { get; init; } = [];

    /// <summary>The lots that its notices announce, also those that a later notice took back: at most <see cref="MostLots"/>, the first of them.</summary>
    public IReadOnlyList<LotKey> Lots { get; init; } = [];

    /// <summary>It announces more lots than <see cref="Lots"/> lists; all of them are in the ledger.</summary>
    public bool MoreLots { get; init; }

    /// <summary>Everything that was wrong or doubtful, with position.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];

    /// <summary>
    /// The documents of the further interchanges in its bytes. Each is a document of its own, with a sender, a control number, a
    /// status and an acknowledgment of its own; what this document says is of the first interchange alone, or the first that is new.
    /// </summary>
    public IReadOnlyList<string> Further { get; init; } = [];

    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>The acknowledgment that answers its latest processing; null while there is none.</summary>
    public DocumentAcknowledgment? Acknowledgment { get; init; }

    /// <summary>
    /// Whose numbers its shipments have: the supplier's, else the sender's. Notices of one shipment are notices with the same
    /// partner and <see cref="Asn.ShipmentId"/>; null, when nobody is named, belongs to none.
    /// </summary>
    [JsonIgnore]
    public string? Partner => Supplier is { } supplier ? $"supplier/{supplier}" : Sender is { } sender ? $"sender/{sender.Qualifier}/{sender.Id}" : null;

    /// <summary>What was refused first; null when nothing was.</summary>
    [JsonIgnore]
    public Diagnostic? FirstError => Errors.FirstOrDefault(e => e.Severity == DiagnosticSeverity.Error);

    /// <summary>The name of the blob that holds the bytes.</summary>
    public string RawBlob => RawBlobOf(Sha256);

    /// <summary>The name of the blob that is read: the bytes, or the form of them that can be.</summary>
    [JsonIgnore]
    public string TextBlob => RawBlobOf(TextSha256 ?? Sha256);

    public static string RawBlobOf(string sha256) => $"raw/{sha256[..2]}/{sha256}";

    /// <summary>The document is one record; a longer list is kept in the ledger alone.</summary>
    public const int MostLots = 10_000;

    /// <summary>The exception that is open as long as something of the document is refused.</summary>
    public static string ExceptionIdOf(string documentId) => $"x-document-{documentId}";

    public static string IdOf(string sha256) => $"d-{sha256[..32]}";
}

public enum DocumentStatus
{
    /// <summary>Archived and queued.</summary>
    Accepted,

    /// <summary>All that its notices say is taken into account; there is no error.</summary>
    Processed,

    /// <summary>A part of it is taken into account; <see cref="Document.Errors"/> tells what is not.</summary>
    PartlyProcessed,

    /// <summary>Nothing of it has an effect on the ledger.</summary>
    Rejected,
}
