namespace LotFunctions.Api.Answers;

/// <param name="Status"><c>healthy</c> or <c>unhealthy</c>.</param>
/// <param name="Dependencies">Each by its name, with its own status.</param>
public sealed record HealthAnswer(string Status, IReadOnlyDictionary<string, string> Dependencies);
