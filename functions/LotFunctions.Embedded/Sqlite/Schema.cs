namespace LotFunctions.Embedded.Sqlite;

/// <summary>Creates the tables of all features and refuses a database that a newer version has written.</summary>
internal static class Schema
{
    public static void Apply(Session session, IEnumerable<SchemaPart> parts)
    {
        session.ExecuteScript("CREATE TABLE IF NOT EXISTS schema_part (feature TEXT PRIMARY KEY, version INTEGER NOT NULL) STRICT, WITHOUT ROWID");
        session.ExecuteScript("BEGIN IMMEDIATE");
        try
        {
            foreach (var part in parts) Apply(session, part);
            session.ExecuteScript("COMMIT");
        }
        catch
        {
            if (session.InTransaction) session.ExecuteScript("ROLLBACK");
            throw;
        }
    }

    /// <summary>Refuses a database of other versions, and changes nothing.</summary>
    public static void Check(Session session, IEnumerable<SchemaPart> parts)
    {
        foreach (var part in parts) Check(session, part);
    }

    private static void Apply(Session session, SchemaPart part)
    {
        Check(session, part);
        session.ExecuteScript(part.Sql);
        session.Execute("INSERT INTO schema_part VALUES ($1, $2) ON CONFLICT DO UPDATE SET version = excluded.version", part.Feature, part.Version);
    }

    private static void Check(Session session, SchemaPart part)
    {
        var found = session.Number("SELECT version FROM schema_part WHERE feature = $1", part.Feature);
        if (found > part.Version)
        {
            throw new DataFolderVersionException(
                $"The database's {part.Feature} tables are of version {found}; this program knows {part.Version}. Use the newer program.");
        }

        if (found < part.Oldest)
        {
            throw new DataFolderVersionException(
                $"The database's {part.Feature} tables are of version {found}; this program knows {part.Oldest} to {part.Version}. Use the older program.");
        }
    }
}
