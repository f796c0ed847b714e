using LotFunctions.Core;

namespace LotFunctions.Adapters.Tests.Contracts;

internal static class Paging
{
    /// <summary>All items, page by page; no page is longer than asked for, and the token ends with the list.</summary>
    public static async Task<List<T>> AllAsync<T>(int limit, Func<string?, Task<Page<T>>> read)
    {
        var all = new List<T>();
        string? token = null;
        do
        {
            var page = await read(token);
            Assert.True(page.Items.Count <= limit);
            all.AddRange(page.Items);
            token = page.ContinuationToken;
        }
        while (token is not null);
        return all;
    }
}
