namespace LotFunctions.Standards.Json;

/// <summary>One thing that is wrong with a JSON or form input.</summary>
/// <param name="Code">Stable, lower case with hyphens.</param>
/// <param name="Pointer">JSON pointer (RFC 6901); empty for the whole.</param>
public sealed record FieldError(string Code, string Message, string Pointer);
