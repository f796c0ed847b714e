namespace LotFunctions.Standards.Gs1;

/// <summary>One of the readings of a barcode whose separator seems to be lost.</summary>
/// <param name="Elements">The elements of this reading; all of them valid.</param>
/// <param name="ElementString">The same, bracketed.</param>
/// <param name="KnownLot">The lot is known outside of the barcode.</param>
public sealed record BarcodeCandidate(IReadOnlyList<Gs1Element> Elements, string ElementString, bool KnownLot = false);
