namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>Documents, exceptions, reference data, lot rules, recalls and control numbers: JSON bodies beside the columns that they are found by.</summary>
internal static class StoresSchema
{
    public static readonly SchemaPart Part = new("stores", 4, """
        CREATE TABLE IF NOT EXISTS document (
            document_id TEXT PRIMARY KEY, sender TEXT, control_number TEXT, status TEXT NOT NULL, supplier TEXT,
            received_at INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE UNIQUE INDEX IF NOT EXISTS document_control ON document (sender, control_number)
            WHERE sender IS NOT NULL AND control_number IS NOT NULL;
        CREATE INDEX IF NOT EXISTS document_order ON document (received_at, document_id);
        CREATE INDEX IF NOT EXISTS document_status ON document (status, received_at, document_id);
        CREATE INDEX IF NOT EXISTS document_supplier ON document (supplier, received_at, document_id);

        CREATE TABLE IF NOT EXISTS document_shipment (
            partner TEXT NOT NULL, shipment TEXT NOT NULL, document_id TEXT NOT NULL,
            PRIMARY KEY (partner, shipment, document_id)) STRICT, WITHOUT ROWID;
        -- Once, for the documents of a database that had no such table.
        INSERT OR IGNORE INTO document_shipment
            SELECT CASE WHEN d.supplier IS NOT NULL THEN 'supplier/' || d.supplier
                        ELSE 'sender/' || (d.sender ->> 0) || '/' || (d.sender ->> 1) END,
                   named.value, d.document_id
            FROM document d, json_each(CAST(d.body AS TEXT), '$.shipments') named
            WHERE (d.supplier IS NOT NULL OR d.sender IS NOT NULL) AND NOT EXISTS (SELECT 1 FROM document_shipment);

        CREATE TABLE IF NOT EXISTS exception (
            exception_id TEXT PRIMARY KEY, status TEXT NOT NULL, raised_at INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS exception_order ON exception (raised_at, exception_id);
        CREATE INDEX IF NOT EXISTS exception_status ON exception (status, raised_at, exception_id);

        CREATE TABLE IF NOT EXISTS reference (
            kind TEXT NOT NULL, id TEXT NOT NULL, body BLOB NOT NULL, PRIMARY KEY (kind, id)) STRICT;

        CREATE TABLE IF NOT EXISTS lot_rules (version INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;

        CREATE TABLE IF NOT EXISTS recall (
            recall_id TEXT PRIMARY KEY, started_at INTEGER NOT NULL, revision INTEGER NOT NULL, body BLOB NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS recall_order ON recall (started_at, recall_id);

        CREATE TABLE IF NOT EXISTS recall_timeline (
            seq INTEGER PRIMARY KEY, recall_id TEXT NOT NULL, entry_id TEXT NOT NULL, body BLOB NOT NULL,
            UNIQUE (recall_id, entry_id)) STRICT;

        CREATE TABLE IF NOT EXISTS notice (
            recall_id TEXT NOT NULL, customer TEXT NOT NULL, version INTEGER NOT NULL, token_hash TEXT NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (recall_id, customer, version)) STRICT;
        CREATE INDEX IF NOT EXISTS notice_token ON notice (token_hash);

        CREATE TABLE IF NOT EXISTS notice_answer (
            recall_id TEXT NOT NULL, answer_id TEXT NOT NULL, customer TEXT NOT NULL, at INTEGER NOT NULL, body BLOB NOT NULL,
            PRIMARY KEY (recall_id, answer_id)) STRICT;

        CREATE TABLE IF NOT EXISTS control_number (
            sequence TEXT PRIMARY KEY, last INTEGER NOT NULL) STRICT, WITHOUT ROWID;
        """);
}
