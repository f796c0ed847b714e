namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Text that a search finds, beside the names that have tables of their own.</summary>
internal static class SearchTerms
{
    /// <summary>Those that are there already stay.</summary>
    public static void Write(Session session, IReadOnlyCollection<(string Kind, string Value)> terms)
    {
        if (terms.Count == 0) return;
        var insert = session.Statement("INSERT OR IGNORE INTO search_term VALUES (?1, ?2, ?3)");
        foreach (var (kind, value) in terms)
        {
            insert.Bind(1, LedgerSearch.Fold(value));
            insert.Bind(2, kind);
            insert.Bind(3, value);
            insert.Run();
        }
    }
}
