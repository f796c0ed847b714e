namespace LotFunctions.Standards.Asn;

/// <summary>A lot on a line.</summary>
/// <param name="Lot">The batch or lot number as sent.</param>
/// <param name="Quantity">How much of the line is of this lot; null when the notice does not say.</param>
public sealed record AsnLot(string Lot, Quantity? Quantity);
