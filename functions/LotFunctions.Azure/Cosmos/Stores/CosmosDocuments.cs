using LotFunctions.Core;
using LotFunctions.Core.Intake;

namespace LotFunctions.Azure.Cosmos.Stores;

/// <summary>
/// The register of documents: in the partition of its sender a document stands beside its control number, so that both are
/// registered or neither; a partition for each document id leads there.
/// </summary>
internal sealed class CosmosDocuments(CosmosDatabase database) : IDocuments
{
    private const string All = "list~all";
    private const string PlaceId = "place";

    private readonly ListedRecords<Document> listed = new(database.Documents, Lists, d => $"{Keys.Position(d.ReceivedAt)}~{d.DocumentId}");

    public async Task<DocumentAdded> AddAsync(Document document, CancellationToken cancellationToken)
    {
        var item = Item(document);
        while (true)
        {
            if (await FindAsync(document.DocumentId, cancellationToken) is { } same) return new DocumentAdded(DocumentAddOutcome.SameDocument, same);
            if (await OfControlNumberAsync(document, cancellationToken) is { } other) return new DocumentAdded(DocumentAddOutcome.ControlNumberReused, other);

            // First the ways to it: one that leads nowhere is no document.
            await database.Documents.PutAsync(CosmosItem.Of(Place(document.DocumentId), PlaceId, item.Pk), cancellationToken);
            await NameShipmentsAsync(document, cancellationToken);
            if (await listed.AddAsync(document, item, cancellationToken, ControlNumber(document))) return new DocumentAdded(DocumentAddOutcome.Added, document);
        }
    }

    public async Task<Document?> FindAsync(string documentId, CancellationToken cancellationToken) =>
        (await StoredAsync(documentId, cancellationToken))?.Read<Document>();

    public async Task SaveAsync(Document document, CancellationToken cancellationToken)
    {
        await NameShipmentsAsync(document, cancellationToken);
        while (true)
        {
            var stored = await StoredAsync(document.DocumentId, cancellationToken)
                ?? throw new KeyNotFoundException($"Document {document.DocumentId} is not registered.");
            if (await listed.ReplaceAsync(stored, document, Item(document) with { Pk = stored.Pk }, cancellationToken)) return;
        }
    }

    public async Task<IReadOnlyList<ShipmentDocument>> OfShipmentsAsync(
        string partner, IReadOnlyCollection<string> shipments, CancellationToken cancellationToken)
    {
        var items = await database.Documents.OfKeysAsync(Partner(partner), shipments, cancellationToken);
        return [.. items.Select(i => i.Read<ShipmentDocument>())];
    }

    public Task<Page<Document>> ListAsync(
        DocumentStatus? status, string? supplier, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var list = supplier is not null ? SupplierList(supplier) : status is { } one ? StatusList(one) : All;
        return listed.PageAsync(list, d => status is null || d.Status == status, limit, continuationToken, cancellationToken);
    }

    private static IEnumerable<string> Lists(Document document)
    {
        yield return All;
        yield return StatusList(document.Status);
        if (document.Supplier is { } supplier) yield return SupplierList(supplier);
    }

    private static string StatusList(DocumentStatus status) => $"list~status~{status}";

    private static string SupplierList(string supplier) => $"list~supplier~{supplier}";

    private static string Place(string documentId) => $"document~{documentId}";

    private static string Partner(string partner) => $"partner~{partner}";

    private static string Home(Document document) => document.Sender is { } sender ? $"sender~{Keys.Id(sender.Qualifier ?? "", sender.Id)}" : $"nobody~{document.DocumentId}";

    private static string Id(string documentId) => Keys.Id("d", documentId);

    private static CosmosItem Item(Document document) => CosmosItem.Of(Home(document), Id(document.DocumentId), document);

    private static CosmosItem[] ControlNumber(Document document) =>
        document is { Sender: not null, ControlNumber: { } number }
            ? [CosmosItem.Of(Home(document), Keys.Id("c", number), document.DocumentId)]
            : [];

    private async Task<CosmosItem?> StoredAsync(string documentId, CancellationToken cancellationToken)
    {
        var place = await database.Documents.FindAsync(Place(documentId), PlaceId, cancellationToken);
        return place is null ? null : await database.Documents.FindAsync(place.Read<string>(), Id(documentId), cancellationToken);
    }

    private async Task<Document?> OfControlNumberAsync(Document document, CancellationToken cancellationToken)
    {
        if (ControlNumber(document) is not [var number]) return null;
        var taken = await database.Documents.FindAsync(number.Pk, number.Id, cancellationToken);
        return taken is null ? null : (await database.Documents.FindAsync(number.Pk, Id(taken.Read<string>()), cancellationToken))?.Read<Document>();
    }

    /// <summary>The bytes of a document never change, so the shipments that it names only grow in number.</summary>
    private async Task NameShipmentsAsync(Document document, CancellationToken cancellationToken)
    {
        if (document.Partner is not { } partner) return;
        var pk = Partner(partner);
        var names = document.Shipments.Distinct().Select(s => CosmosItem.Of(pk, Keys.Id(s, document.DocumentId), new ShipmentDocument(s, document.DocumentId), key: s));
        foreach (var part in names.Chunk(CosmosPartitions.MostWrites))
        {
            await database.Documents.WriteAsync(pk, [.. part.Select(CosmosWrite.Put)], cancellationToken);
        }
    }
}
