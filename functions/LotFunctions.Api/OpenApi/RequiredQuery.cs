namespace LotFunctions.Api.OpenApi;

/// <summary>Query parameters that must be there: they are read as optional ones, so that all that are missing are told at once.</summary>
internal sealed record RequiredQuery(params string[] Names);
