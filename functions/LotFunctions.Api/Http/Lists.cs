using LotFunctions.Api.Answers;
using LotFunctions.Core;

namespace LotFunctions.Api.Http;

/// <summary>Answers lists, all in the same way.</summary>
internal static class Lists
{
    /// <param name="query">With what was wrong with the route's own parameters already.</param>
    /// <param name="fetch">Takes the limit; null when what the list belongs to is not known.</param>
    public static async Task<IResult> AnswerAsync<TSource, T>(
        QueryReader query, string? limit, string? continuationToken, Func<int, Task<Page<TSource>?>> fetch, Func<TSource, T> shape,
        Func<IResult>? unknown = null)
    {
        var count = query.Limit(limit);
        if (query.Failed) return query.Errors.Result();
        try
        {
            var page = await fetch(count);
            return page is null ? unknown!() : ApiJson.Result(ListAnswer<T>.Of(page, shape));
        }
        catch (FormatException) when (continuationToken is not null)
        {
            query.BadToken();
            return query.Errors.Result();
        }
    }
}
