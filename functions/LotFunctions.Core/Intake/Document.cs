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

    /// <summary>Of the bytes, in hex.</summary>
    public required string Sha256 { get; init; }

    public required long Length { get; init; }

    /// <summary>The shipments that it announces (BSN02).</summary>
    public IReadOnlyList<string> Shipments { get; init; } = [];

    /// <summary>The lots that it announces.</summary>
    public IReadOnlyList<LotKey> Lots { get; init; } = [];

    /// <summary>Everything that was wrong or doubtful, with position.</summary>
    public IReadOnlyList<Diagnostic> Errors { get; init; } = [];

    public DateTimeOffset? ProcessedAt { get; init; }

    /// <summary>The name of the blob that holds the bytes.</summary>
    public string RawBlob => RawBlobOf(Sha256);

    public static string RawBlobOf(string sha256) => $"raw/{sha256[..2]}/{sha256}";

    public static string IdOf(string sha256) => $"d-{sha256[..32]}";
}

public enum DocumentStatus
{
    /// <summary>Archived and queued.</summary>
    Accepted,

    /// <summary>All of it is in the ledger.</summary>
    Processed,

    /// <summary>A part of it is in the ledger; <see cref="Document.Errors"/> tells what is not.</summary>
    PartlyProcessed,

    /// <summary>Nothing of it is in the ledger.</summary>
    Rejected,
}
