namespace LotFunctions.Api.OpenApi;

/// <summary>What a route's body may be; describes it and enforces nothing (bodies are read field by field).</summary>
/// <param name="Type">Null for bytes of any kind.</param>
internal sealed record RequestShape(Type? Type, string Description, params string[] ContentTypes)
{
    public bool Required { get; init; } = true;
}
