using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>Prefix search: a range scan over the folded terms, in their order, then by kind, text and item.</summary>
internal static class LedgerSearch
{
    private const string First =
        "SELECT kind, value, item FROM search_term WHERE folded >= $1 ORDER BY folded, kind, value, item LIMIT $2";

    private const string Next =
        "SELECT kind, value, item FROM search_term WHERE (folded, kind, value, item) > ($1, $2, $3, $4) ORDER BY folded, kind, value, item LIMIT $5";

    public static IReadOnlyList<SearchHit> Run(Session session, string prefix, SearchHit? after, int limit)
    {
        var folded = Fold(prefix);
        var hits = after is null
            ? session.Query(First, Map, folded, (long)limit)
            : session.Query(Next, Map, Fold(after.Value), after.Kind, after.Value, after.Item ?? "", (long)limit);
        // All that start with the prefix follow each other, so the first that does not is the end.
        return [.. hits.TakeWhile(h => Fold(h.Value).StartsWith(folded, StringComparison.Ordinal))];
    }

    /// <summary>ASCII letters in lower case; other letters stay as they are.</summary>
    public static string Fold(string text) =>
        string.Create(text.Length, text, static (folded, text) =>
        {
            for (var i = 0; i < text.Length; i++) folded[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
        });

    private static SearchHit Map(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2) is { Length: > 0 } item ? item : null);
}
