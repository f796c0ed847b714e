namespace LotFunctions.Embedded.Sqlite.Queues;

/// <summary>The queues' tables. A message is visible from its time on. Its lease is the number of its delivery.</summary>
internal static class QueueSchema
{
    public static readonly SchemaPart Part = new("queue", 1, """
        CREATE TABLE IF NOT EXISTS message (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            queue TEXT NOT NULL,
            message_id TEXT NOT NULL,
            body BLOB NOT NULL,
            enqueued_at INTEGER NOT NULL,
            visible_at INTEGER NOT NULL,
            deliveries INTEGER NOT NULL DEFAULT 0,
            leased INTEGER NOT NULL DEFAULT 0,
            detail TEXT,
            UNIQUE (queue, message_id)) STRICT;
        CREATE INDEX IF NOT EXISTS message_order ON message (queue, seq, visible_at);
        CREATE INDEX IF NOT EXISTS message_visible ON message (queue, visible_at);

        CREATE TABLE IF NOT EXISTS dead_letter (
            seq INTEGER PRIMARY KEY AUTOINCREMENT,
            queue TEXT NOT NULL,
            message_id TEXT NOT NULL,
            body BLOB NOT NULL,
            enqueued_at INTEGER NOT NULL,
            deliveries INTEGER NOT NULL,
            dead_at INTEGER NOT NULL,
            reason TEXT NOT NULL,
            detail TEXT,
            UNIQUE (queue, message_id)) STRICT;
        CREATE INDEX IF NOT EXISTS dead_letter_queue ON dead_letter (queue, seq);

        -- The folder has one process at a time: whoever held a lease when this one opens is gone.
        UPDATE message SET visible_at = 0, leased = 0 WHERE leased <> 0;
        """);
}
