using LotFunctions.Core.Intake;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>The register of documents as a list.</summary>
internal sealed class MemoryDocuments : IDocuments
{
    private readonly List<Document> documents = [];

    public IReadOnlyList<Document> All => documents;

    /// <summary>How often something was written.</summary>
    public int Writes { get; private set; }

    public Task<DocumentAdded> AddAsync(Document document, CancellationToken cancellationToken)
    {
        if (documents.Find(d => d.DocumentId == document.DocumentId) is { } same)
        {
            return Task.FromResult(new DocumentAdded(DocumentAddOutcome.SameDocument, same));
        }

        if (documents.Find(d => d.ControlNumber is not null && d.ControlNumber == document.ControlNumber && d.Sender == document.Sender) is { } other)
        {
            return Task.FromResult(new DocumentAdded(DocumentAddOutcome.ControlNumberReused, other));
        }

        documents.Add(document);
        Writes++;
        return Task.FromResult(new DocumentAdded(DocumentAddOutcome.Added, document));
    }

    public Task<Document?> FindAsync(string documentId, CancellationToken cancellationToken) =>
        Task.FromResult(documents.Find(d => d.DocumentId == documentId));

    public Task SaveAsync(Document document, CancellationToken cancellationToken)
    {
        documents[documents.FindIndex(d => d.DocumentId == document.DocumentId)] = document;
        Writes++;
        return Task.CompletedTask;
    }

    public Task<IReadOnlyList<ShipmentDocument>> OfShipmentsAsync(
        string partner, IReadOnlyCollection<string> shipments, CancellationToken cancellationToken) =>
        Task.FromResult<IReadOnlyList<ShipmentDocument>>(
            [.. documents.Where(d => d.Partner == partner)
                .SelectMany(d => d.Shipments.Where(shipments.Contains).Distinct().Select(s => new ShipmentDocument(s, d.DocumentId)))]);

    public Task<Page<Document>> ListAsync(
        DocumentStatus? status, string? supplier, int limit, string? continuationToken, CancellationToken cancellationToken) =>
        Task.FromResult(MemoryPage.Of(
            documents.Where(d => (status is null || d.Status == status) && (supplier is null || d.Supplier == supplier)), limit, continuationToken));
}
