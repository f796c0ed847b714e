using System.Text.Json;
using LotFunctions.Core;
using LotFunctions.Core.Intake;
using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>The register of documents in SQLite.</summary>
internal sealed class SqliteDocuments(Database database) : IDocuments
{
    public Task<DocumentAdded> AddAsync(Document document, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                if (Find(session, document.DocumentId) is { } same) return new DocumentAdded(DocumentAddOutcome.SameDocument, same);
                var sender = Sender(document);
                var other = session.First(
                    "SELECT body FROM document WHERE sender = $1 AND control_number = $2", Rows.Body<Document>, sender, document.ControlNumber);
                if (other is not null) return new DocumentAdded(DocumentAddOutcome.ControlNumberReused, other);

                session.Execute(
                    "INSERT INTO document VALUES ($1, $2, $3, $4, $5, $6, $7)",
                    document.DocumentId, sender, document.ControlNumber, document.Status.ToString(), document.Supplier,
                    document.ReceivedAt.UtcTicks, CanonicalJson.Write(document));
                NameShipments(session, document);
                return new DocumentAdded(DocumentAddOutcome.Added, document);
            },
            cancellationToken);

    public Task<Document?> FindAsync(string documentId, CancellationToken cancellationToken) =>
        database.ReadAsync(s => Find(s, documentId), cancellationToken);

    public Task SaveAsync(Document document, CancellationToken cancellationToken) =>
        database.WriteAsync(
            session =>
            {
                var changed = session.Execute(
                    "UPDATE document SET status = $2, supplier = $3, body = $4 WHERE document_id = $1",
                    document.DocumentId, document.Status.ToString(), document.Supplier, CanonicalJson.Write(document));
                if (changed == 0) throw new KeyNotFoundException($"Document {document.DocumentId} is not registered.");
                NameShipments(session, document);
            },
            cancellationToken);

    public async Task<IReadOnlyList<ShipmentDocument>> OfShipmentsAsync(
        string partner, IReadOnlyCollection<string> shipments, CancellationToken cancellationToken) =>
        await database.ReadAsync(
            s => s.Query(
                """
                SELECT n.shipment, n.document_id FROM (SELECT DISTINCT value FROM json_each($2)) wanted
                CROSS JOIN document_shipment n ON n.partner = $1 AND n.shipment = wanted.value
                """,
                static r => new ShipmentDocument(r.GetString(0), r.GetString(1)), partner, JsonSerializer.Serialize(shipments)),
            cancellationToken);

    public async Task<Page<Document>> ListAsync(
        DocumentStatus? status, string? supplier, int limit, string? continuationToken, CancellationToken cancellationToken)
    {
        var after = PageToken.Read(continuationToken, "ns") ?? [long.MinValue, ""];
        var sql = "SELECT body FROM document WHERE (received_at, document_id) > ($1, $2)"
            + (status is null ? "" : " AND status = $4") + (supplier is null ? "" : " AND supplier = $5")
            + " ORDER BY received_at, document_id LIMIT $3";
        var found = await database.ReadAsync(
            s => s.Query(sql, Rows.Body<Document>, after[0], after[1], limit + 1L, status?.ToString(), supplier), cancellationToken);
        return Rows.Page(found, limit, d => PageToken.Write(d.ReceivedAt.UtcTicks, d.DocumentId));
    }

    private static Document? Find(Session session, string documentId) =>
        session.First("SELECT body FROM document WHERE document_id = $1", Rows.Body<Document>, documentId);

    /// <summary>The bytes of a document never change, so the shipments that it names only grow in number.</summary>
    private static void NameShipments(Session session, Document document)
    {
        if (document.Shipments.Count == 0 || document.Partner is not { } partner) return;
        session.Execute(
            "INSERT OR IGNORE INTO document_shipment SELECT $1, value, $3 FROM json_each($2)",
            partner, JsonSerializer.Serialize(document.Shipments), document.DocumentId);
    }

    /// <summary>Both parts of the identification, so that they cannot run into each other.</summary>
    private static string? Sender(Document document) =>
        document.Sender is { } sender ? JsonSerializer.Serialize(new[] { sender.Qualifier, sender.Id }) : null;
}
