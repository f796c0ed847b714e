namespace LotFunctions.Embedded.Graph;

/// <summary>A lot that left with a shipment.</summary>
/// <param name="rank">Of its shipment and customer (<see cref="DispatchOrder"/>).</param>
/// <param name="ship">The event (<see cref="ShipEvent"/>).</param>
/// <param name="unit">The logistic unit that held it; 0 when it was in none.</param>
/// <param name="quantity">Of <see cref="QuantityTable"/>.</param>
internal struct ShipLine(int rank, int ship, int unit, int quantity, int from, int to) : IInterval
{
    public int Rank { get; set; } = rank;

    public int Ship { get; } = ship;

    public int Unit { get; } = unit;

    public int Quantity { get; } = quantity;

    public int From { get; } = from;

    public int To { get; set; } = to;
}

/// <summary>A ship event.</summary>
/// <param name="At">Ticks in UTC.</param>
/// <param name="Seq">Its number.</param>
internal readonly record struct ShipEvent(long At, int Seq, int Dispatch);

/// <summary>A shipment to a customer, both by name.</summary>
internal readonly record struct Dispatch(int Shipment, int Customer);
