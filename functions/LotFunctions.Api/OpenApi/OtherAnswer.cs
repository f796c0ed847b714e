namespace LotFunctions.Api.OpenApi;

/// <summary>
/// An answer beside those that the framework tells apart: it knows one type for each status, and none without a body.
/// </summary>
/// <param name="Type">Null for bytes of any kind.</param>
/// <param name="ContentType">Null when there is no body.</param>
internal sealed record OtherAnswer(int Status, Type? Type = null, string? ContentType = null);
