namespace LotFunctions.Standards.Gs1;

/// <summary>What is wrong with a barcode, and where.</summary>
/// <param name="Code">Stable, lower case with hyphens, e.g. <c>check-digit</c>.</param>
/// <param name="Message">One sentence for people.</param>
/// <param name="Offset">0-based character in the text that was given.</param>
/// <param name="Length">How many characters are concerned; 0 for a place between two.</param>
/// <param name="Rule">The rule by the name of the GS1 Barcode Syntax Dictionary (<c>csum</c>, <c>yymmd0</c>, <c>ex=37</c>); null where none applies.</param>
public sealed record BarcodeError(string Code, string Message, int Offset, int Length, string? Rule = null);
