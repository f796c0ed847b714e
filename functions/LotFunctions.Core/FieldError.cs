namespace LotFunctions.Core;

public sealed record FieldError(string Code, string Message, string Pointer);
