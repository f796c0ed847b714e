namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The ledger's tables. What is recorded (event_page) is only ever inserted, and triggers see to it; voided, early_void,
/// event_input, event_run, search_term and the states follow from it, and the heads say where it ends. Times are ticks in UTC, hashes 32
/// bytes, event bodies and states in the short form of <see cref="EventBody"/> and <see cref="StateBody"/>.
/// </summary>
/// <remarks>
/// A stream is a number: four times the id of its lot, or of its unit and 1, or of its row in other_stream and 2
/// (<see cref="StreamId"/>). Names are found by NOCASE indexes, which search uses too; that each is there once, the one
/// writer sees to.
/// </remarks>
internal static class LedgerSchema
{
    /// <summary>5: states say where unknown quantities are; those of version 4 are folded anew when they are needed. 4: events in pages, linked by what they name. The tables of older versions have a row and index entries for each event.</summary>
    public static readonly SchemaPart Part = new("ledger", 5, Tables + Triggers) { Oldest = 4 };

    private const string Tables = """
        CREATE TABLE IF NOT EXISTS recorder (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE) STRICT;

        -- Events and head: of the hash chain; they show when its end is missing. Last: the last event that names it, where its list
        -- begins. The state is null while no event stands.
        CREATE TABLE IF NOT EXISTS lot (
            id INTEGER PRIMARY KEY, item TEXT NOT NULL, lot TEXT NOT NULL, events INTEGER NOT NULL, head BLOB NOT NULL, last INTEGER NOT NULL, state BLOB) STRICT;
        CREATE INDEX IF NOT EXISTS lot_name ON lot (lot COLLATE NOCASE, item);
        CREATE TABLE IF NOT EXISTS unit (id INTEGER PRIMARY KEY, sscc TEXT NOT NULL, events INTEGER NOT NULL, head BLOB NOT NULL, last INTEGER NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS unit_name ON unit (sscc COLLATE NOCASE);
        CREATE TABLE IF NOT EXISTS other_stream (id INTEGER PRIMARY KEY, name TEXT NOT NULL UNIQUE, events INTEGER NOT NULL, head BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS work_order (id INTEGER PRIMARY KEY, name TEXT NOT NULL, last INTEGER NOT NULL) STRICT;
        CREATE INDEX IF NOT EXISTS work_order_name ON work_order (name COLLATE NOCASE);

        -- One row over all streams (LedgerDigest).
        CREATE TABLE IF NOT EXISTS ledger_head (
            one INTEGER PRIMARY KEY CHECK (one = 1), events INTEGER NOT NULL, recorded_at INTEGER NOT NULL, blocks BLOB NOT NULL, digest BLOB NOT NULL) STRICT;
        INSERT OR IGNORE INTO ledger_head VALUES (1, 0, 0, zeroblob(32), zeroblob(32));

        -- Events (EventRow), one behind the other, from the number of the first. Numbers are without gaps, and times rise with them.
        CREATE TABLE IF NOT EXISTS event_page (first INTEGER PRIMARY KEY, body BLOB NOT NULL) STRICT;

        -- The events' keys, sorted in runs (EventRuns); the last, up to 4095, are in none yet.
        CREATE TABLE IF NOT EXISTS event_run (run INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;
        CREATE TABLE IF NOT EXISTS event_run_part (id INTEGER PRIMARY KEY, entries BLOB NOT NULL) STRICT;

        CREATE TABLE IF NOT EXISTS event_input (lot INTEGER NOT NULL, seq INTEGER NOT NULL, PRIMARY KEY (lot, seq)) STRICT, WITHOUT ROWID;

        CREATE TABLE IF NOT EXISTS voided (target_seq INTEGER PRIMARY KEY, void_seq INTEGER NOT NULL) STRICT;

        -- The first void of an event that has not come yet.
        CREATE TABLE IF NOT EXISTS early_void (target TEXT PRIMARY KEY, seq INTEGER NOT NULL) STRICT, WITHOUT ROWID;

        -- Items and shipments. Folded: in lower case (ASCII), so that a prefix is a range.
        CREATE TABLE IF NOT EXISTS search_term (
            folded TEXT NOT NULL, kind TEXT NOT NULL, value TEXT NOT NULL,
            PRIMARY KEY (folded, kind, value)) STRICT, WITHOUT ROWID;

        """;

    private const string Triggers = """
        CREATE TRIGGER IF NOT EXISTS event_no_update BEFORE UPDATE ON event_page BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        CREATE TRIGGER IF NOT EXISTS event_no_delete BEFORE DELETE ON event_page BEGIN SELECT RAISE(ABORT, 'events are append-only'); END;
        """;
}
