using LotFunctions.Core;
using LotFunctions.Core.Ledger;
using Microsoft.Data.Sqlite;

namespace LotFunctions.Embedded.Sqlite.Stores;

/// <summary>Records kept as canonical JSON in a column of their own beside the columns that they are found by.</summary>
internal static class Rows
{
    public static T Body<T>(SqliteDataReader row) => CanonicalJson.Read<T>(row.GetFieldValue<byte[]>(0));

    /// <summary>A page out of one row more than was asked for: that one shows that there is a next page.</summary>
    public static Page<T> Page<T>(IReadOnlyList<T> oneMore, int limit, Func<T, string> token) =>
        oneMore.Count <= limit ? new Page<T>(oneMore, null) : new Page<T>([.. oneMore.Take(limit)], token(oneMore[limit - 1]));
}
