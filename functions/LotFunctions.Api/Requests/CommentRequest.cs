namespace LotFunctions.Api.Requests;

/// <summary>What quality says to a decision.</summary>
public sealed record CommentRequest(string Comment);
