using LotFunctions.Embedded.Sqlite;

namespace LotFunctions.Embedded.Workflows;

/// <summary>The engine's tables. Times are UTC ticks, values JSON.</summary>
internal static class WorkflowSchema
{
    public static readonly SchemaPart Part = new(
        "workflows",
        1,
        """
        CREATE TABLE IF NOT EXISTS workflow (
          instance TEXT PRIMARY KEY,
          name TEXT NOT NULL,
          input BLOB NOT NULL,
          started INTEGER NOT NULL,
          state INTEGER NOT NULL,
          status TEXT,
          result BLOB,
          failure TEXT
        ) STRICT;
        CREATE INDEX IF NOT EXISTS workflow_running ON workflow (instance) WHERE state = 0;
        CREATE TABLE IF NOT EXISTS workflow_journal (
          instance TEXT NOT NULL REFERENCES workflow,
          seq INTEGER NOT NULL,
          kind INTEGER NOT NULL,
          name TEXT NOT NULL,
          input_hash TEXT NOT NULL,
          result BLOB,
          failure TEXT,
          at INTEGER NOT NULL,
          PRIMARY KEY (instance, seq)
        ) STRICT, WITHOUT ROWID;
        CREATE TABLE IF NOT EXISTS workflow_inbox (
          id INTEGER PRIMARY KEY AUTOINCREMENT,
          instance TEXT NOT NULL REFERENCES workflow,
          name TEXT NOT NULL,
          payload BLOB NOT NULL,
          arrived INTEGER NOT NULL,
          consumed_by INTEGER
        ) STRICT;
        CREATE INDEX IF NOT EXISTS workflow_inbox_waiting ON workflow_inbox (instance, name, id) WHERE consumed_by IS NULL;
        """);
}
