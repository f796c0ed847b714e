namespace LotFunctions.Core;

/// <summary>A part of a list.</summary>
/// <param name="ContinuationToken">Opaque; where the next part starts. Null at the end.</param>
public sealed record Page<T>(IReadOnlyList<T> Items, string? ContinuationToken);
