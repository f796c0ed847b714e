namespace LotFunctions.Core.Ledger;

/// <summary>What happened to a lot in sum, in one unit of measure.</summary>
public sealed record LotTotals(string Unit)
{
    private decimal announced;
    private decimal received;
    private decimal produced;
    private decimal consumed;
    private decimal shipped;
    private decimal returned;
    private decimal scrapped;
    private decimal adjusted;

    public decimal Announced
    {
        get => announced;
        init => announced = value;
    }

    public decimal Received
    {
        get => received;
        init => received = value;
    }

    public decimal Produced
    {
        get => produced;
        init => produced = value;
    }

    public decimal Consumed
    {
        get => consumed;
        init => consumed = value;
    }

    public decimal Shipped
    {
        get => shipped;
        init => shipped = value;
    }

    public decimal Returned
    {
        get => returned;
        init => returned = value;
    }

    public decimal Scrapped
    {
        get => scrapped;
        init => scrapped = value;
    }

    /// <summary>The sum of counted differences; may be negative.</summary>
    public decimal Adjusted
    {
        get => adjusted;
        init => adjusted = value;
    }

    /// <summary>The sum that events of a type go into, to be added to in place by the state that these totals are part of.</summary>
    internal ref decimal Of(LotEventType type)
    {
        switch (type)
        {
            case LotEventType.Announce: return ref announced;
            case LotEventType.Receive: return ref received;
            case LotEventType.Produce: return ref produced;
            case LotEventType.Consume: return ref consumed;
            case LotEventType.Ship: return ref shipped;
            case LotEventType.Return: return ref returned;
            case LotEventType.Scrap: return ref scrapped;
            case LotEventType.Adjust: return ref adjusted;
            default: throw new ArgumentOutOfRangeException(nameof(type), type, "Has no sum.");
        }
    }
}

/// <summary>Stock of a lot at a location. The empty location means that nobody said where; a negative value that more went than came.</summary>
public sealed record Balance(string Location, decimal Value, string Unit);
