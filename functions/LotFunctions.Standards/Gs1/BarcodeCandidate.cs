namespace LotFunctions.Standards.Gs1;

/// <summary>Another way to read a barcode whose separator seems to be lost.</summary>
/// <param name="Elements">The elements of this reading; all of them valid.</param>
/// <param name="ElementString">The same, bracketed.</param>
public sealed record BarcodeCandidate(IReadOnlyList<Gs1Element> Elements, string ElementString);
