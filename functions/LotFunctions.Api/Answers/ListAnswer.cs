using LotFunctions.Core;

namespace LotFunctions.Api.Answers;

/// <summary>A part of a list.</summary>
/// <param name="ContinuationToken">Asks for the next part; null at the end.</param>
public sealed record ListAnswer<T>(IReadOnlyList<T> Items, string? ContinuationToken)
{
    public static ListAnswer<T> Of<TSource>(Page<TSource> page, Func<TSource, T> shape) =>
        new([.. page.Items.Select(shape)], page.ContinuationToken);
}
