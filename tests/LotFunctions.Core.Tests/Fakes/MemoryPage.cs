using System.Globalization;

namespace LotFunctions.Core.Tests.Fakes;

/// <summary>Pages of a list, by position.</summary>
internal static class MemoryPage
{
    public static Page<T> Of<T>(IEnumerable<T> all, int limit, string? continuationToken)
    {
        var from = continuationToken is null ? 0 : int.Parse(continuationToken, CultureInfo.InvariantCulture);
        var items = all.ToList();
        var page = items.Skip(from).Take(limit).ToList();
        return new Page<T>(page, from + page.Count < items.Count ? (from + page.Count).ToString(CultureInfo.InvariantCulture) : null);
    }
}
