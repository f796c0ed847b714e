namespace LotFunctions.Core.Intake;

/// <summary>The register of documents.</summary>
public interface IDocuments
{
    /// <summary>Registers a document atomically; see <see cref="DocumentAdded"/> for the three outcomes. Durable when it returns.</summary>
    Task<DocumentAdded> AddAsync(Document document, CancellationToken cancellationToken);

    Task<Document?> FindAsync(string documentId, CancellationToken cancellationToken);

    /// <summary>Replaces a registered document; its id, sender and control number do not change.</summary>
    Task SaveAsync(Document document, CancellationToken cancellationToken);

    /// <summary>
    /// Which documents of a partner name these shipments: a document is found as soon as it is saved with them in
    /// <see cref="Document.Shipments"/>, and from then on. In no particular order, each pair once.
    /// </summary>
    /// <param name="partner"><see cref="Document.Partner"/>.</param>
    Task<IReadOnlyList<ShipmentDocument>> OfShipmentsAsync(
        string partner, IReadOnlyCollection<string> shipments, CancellationToken cancellationToken);

    /// <summary>Documents in the order of receipt, of one status or all, of one supplier or all.</summary>
    Task<Page<Document>> ListAsync(DocumentStatus? status, string? supplier, int limit, string? continuationToken, CancellationToken cancellationToken);
}

/// <summary>A document that names a shipment.</summary>
public sealed record ShipmentDocument(string Shipment, string DocumentId);

/// <summary>What became of an attempt to register a document.</summary>
/// <param name="Outcome">Added; the same document was there; or its sender used its control number for other bytes.</param>
/// <param name="Stored">The document that is registered: the new one, or the one that was there.</param>
public sealed record DocumentAdded(DocumentAddOutcome Outcome, Document Stored);

public enum DocumentAddOutcome
{
    Added,
    SameDocument,
    ControlNumberReused,
}
