namespace LotFunctions.Api.Requests;

/// <summary>What quality says to a decision.</summary>
public sealed record CommentRequest(string Comment);

/// <summary>What quality says to a scope version.</summary>
/// <param name="Version">The scope version that is meant; 409 when another one waits by now. Left out: the one that waits.</param>
public sealed record DecisionRequest(string Comment, int? Version);
