namespace LotFunctions.Standards.Tests.Fuzz;

/// <summary>What an input must not do, and did.</summary>
/// <param name="Kind">The same defect has the same kind: the exception and where it was thrown, or the rule that was broken.</param>
internal sealed record FuzzFinding(string Kind, string Detail);
