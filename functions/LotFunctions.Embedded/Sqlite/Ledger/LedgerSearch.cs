using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// Prefix search: range scans over the folded names of each kind, put together in the order of folded name, kind, name and
/// item.
/// </summary>
internal static class LedgerSearch
{
    private static readonly string[] Sources =
    [
        "SELECT kind, value, '' AS item, folded FROM search_term WHERE folded >= $1",
        "SELECT 'lot' AS kind, lot AS value, item, lower(lot) AS folded FROM lot WHERE lot COLLATE NOCASE >= $1 AND lot <> ''",
        "SELECT 'logistic-unit' AS kind, sscc AS value, '' AS item, lower(sscc) AS folded FROM unit WHERE sscc COLLATE NOCASE >= $1",
        "SELECT 'work-order' AS kind, name AS value, '' AS item, lower(name) AS folded FROM work_order WHERE name COLLATE NOCASE >= $1",
    ];

    private static readonly string[] Orders = ["folded", "lot COLLATE NOCASE", "sscc COLLATE NOCASE", "name COLLATE NOCASE"];

    public static IReadOnlyList<SearchHit> Run(Session session, string prefix, SearchHit? after, int limit)
    {
        var folded = Fold(prefix);
        var from = after is null ? folded : Fold(after.Value);
        var hits = new List<SearchHit>();
        for (var i = 0; i < Sources.Length; i++)
        {
            // In the order of the index; only names that differ in case alone have to be sorted.
            var sql = $"{Sources[i]} AND ($2 = 0 OR (folded, kind, value, item) > ($1, $3, $4, $5)) ORDER BY {Orders[i]}, kind, value, item LIMIT $6";
            hits.AddRange(session.Query(
                sql, Map, from, after is null ? 0L : 1L, after?.Kind ?? "", after?.Value ?? "", after?.Item ?? "", (long)limit));
        }

        return
        [
            .. hits.Where(h => Fold(h.Value).StartsWith(folded, StringComparison.Ordinal))
                .OrderBy(h => Fold(h.Value), Utf8Order.Instance).ThenBy(h => h.Kind, StringComparer.Ordinal)
                .ThenBy(h => h.Value, Utf8Order.Instance).ThenBy(h => h.Item ?? "", Utf8Order.Instance).Take(limit),
        ];
    }

    /// <summary>ASCII letters in lower case; other letters stay as they are.</summary>
    public static string Fold(string text) =>
        string.Create(text.Length, text, static (folded, text) =>
        {
            for (var i = 0; i < text.Length; i++) folded[i] = char.IsAsciiLetterUpper(text[i]) ? (char)(text[i] | 0x20) : text[i];
        });

    private static SearchHit Map(SqliteDataReader row) =>
        new(row.GetString(0), row.GetString(1), row.GetString(2) is { Length: > 0 } item ? item : null);

    /// <summary>The database's own: by bytes of UTF-8, which is by code points.</summary>
    private sealed class Utf8Order : IComparer<string>
    {
        public static readonly Utf8Order Instance = new();

        public int Compare(string? x, string? y) =>
            System.Text.Encoding.UTF8.GetBytes(x ?? "").AsSpan().SequenceCompareTo(System.Text.Encoding.UTF8.GetBytes(y ?? ""));
    }
}
