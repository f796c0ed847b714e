namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The ledger's tables. What is recorded (event, event_input, voided) is only ever inserted, and triggers see to it; the
/// heads and states follow from it. Times are ticks in UTC, hashes 32 bytes, bodies canonical JSON.
/// </summary>
internal static class LedgerSchema
{
    public static readonly SchemaPart Part = new("ledger", 1, Tables + Triggers);

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS lot (id INTEGER PRIMARY KEY, item TEXT NOT NULL, lot TEXT NOT NULL, UNIQUE (item, lot)) STRICT;
        CREATE TABLE IF NOT EXISTS unit (id INTEGER PRIMARY KEY, sscc TEXT NOT NULL UNIQUE) STRICT;
        CREATE TABLE IF NOT EXISTS work_order (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

        -- One hash chain each. The count and the head show when the end of a chain is missing.
        CREATE TABLE IF NOT EXISTS stream (
            id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, events INTEGER NOT NULL, head BLOB NOT NULL) STRICT;

        -- One row over all streams: the digest is SHA-256(digest before || hash of the event), event by event.
        CREATE TABLE IF NOT EXISTS ledger_head (
            one INTEGER PRIMARY KEY CHECK (one = 1), events INTEGER NOT NULL, recorded_at INTEGER NOT NULL, digest BLOB NOT NULL) STRICT;
        INSERT OR IGNORE INTO ledger_head VALUES (1, 0, 0, zeroblob(32));

        CREATE TABLE IF NOT EXISTS event (
            seq INTEGER PRIMARY KEY,
            event_id TEXT NOT NULL UNIQUE,
            type TEXT NOT NULL,
            at INTEGER NOT NULL,
            recorded_at INTEGER NOT NULL UNIQUE,
            recorded_by TEXT NOT NULL,
            stream INTEGER NOT NULL REFERENCES stream (id),
            lot INTEGER REFERENCES lot (id),
            unit INTEGER REFERENCES unit (id),
            outer_unit INTEGER REFERENCES unit (id),
            work_order INTEGER REFERENCES work_order (id),
            target TEXT,
            previous_hash BLOB NOT NULL,
            hash BLOB NOT NULL,
            body BLOB NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS event_lot ON event (lot) WHERE lot IS NOT NULL;
        CREATE INDEX IF NOT EXISTS event_unit ON event (unit) WHERE unit IS NOT NULL;
        CREATE INDEX IF NOT EXISTS event_outer_unit ON event (outer_unit) WHERE outer_unit IS NOT NULL;
        CREATE INDEX IF NOT EXISTS event_work_order ON event (work_order) WHERE work_order IS NOT NULL;
        CREATE INDEX IF NOT EXISTS event_target ON event (target) WHERE target IS NOT NULL;

        CREATE TABLE IF NOT EXISTS event_input (
            lot INTEGER NOT NULL REFERENCES lot (id), seq INTEGER NOT NULL REFERENCES event (seq),
            PRIMARY KEY (lot, seq)) STRICT, WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS voided (
            target_seq INTEGER PRIMARY KEY REFERENCES event (seq), void_seq INTEGER NOT NULL REFERENCES event (seq)) STRICT;

        CREATE TABLE IF NOT EXISTS lot_state (lot INTEGER PRIMARY KEY REFERENCES lot (id), body BLOB NOT NULL) STRICT;

        -- Folded: in lower case (ASCII), so that a prefix is a range.
        CREATE TABLE IF NOT EXISTS search_term (
            folded TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL, item TEXT NOT NULL,
            PRIMARY KEY (folded, kind, value, item)) STRICT, WITHOUT ROWID;

        """;

    private const string Triggers = """
        CREATE TRIGGER IF NOT EXISTS event_no_update BEFORE UPDATE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER IF NOT EXISTS event_no_delete BEFORE DELETE ON event BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER IF NOT EXISTS input_no_update BEFORE UPDATE ON event_input BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER IF NOT EXISTS input_no_delete BEFORE DELETE ON event_input BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER IF NOT EXISTS voided_no_update BEFORE UPDATE ON voided BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER IF NOT EXISTS voided_no_delete BEFORE DELETE ON voided BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        """;
}
