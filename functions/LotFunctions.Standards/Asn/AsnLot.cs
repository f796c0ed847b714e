namespace LotFunctions.Standards.Asn;

/// <summary>A lot on a line.</summary>
/// <param name="Lot">The batch or lot number as sent.</param>
/// <param name="Quantity">How much of the line is of this lot; null when the notice does not say.</param>
public readonly record struct AsnLot(string Lot, Quantity? Quantity)
{
    // A quantity without a unit is none: there are many lots, and the mark of a nullable is as long as a reference.
    private readonly Quantity _quantity = Quantity.GetValueOrDefault();

    public Quantity? Quantity
    {
        get => _quantity.Unit is null ? null : _quantity;
        init => _quantity = value.GetValueOrDefault();
    }
}
