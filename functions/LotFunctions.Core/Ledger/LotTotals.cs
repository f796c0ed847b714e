namespace LotFunctions.Core.Ledger;

/// <summary>What happened to a lot in sum, in one unit of measure.</summary>
public sealed record LotTotals(string Unit)
{
    public decimal Announced { get; init; }

    public decimal Received { get; init; }

    public decimal Produced { get; init; }

    public decimal Consumed { get; init; }

    public decimal Shipped { get; init; }

    public decimal Returned { get; init; }

    public decimal Scrapped { get; init; }

    /// <summary>The sum of counted differences; may be negative.</summary>
    public decimal Adjusted { get; init; }
}

/// <summary>Stock of a lot at a location. The empty location means that nobody said where; a negative value that more went than came.</summary>
public sealed record Balance(string Location, decimal Value, string Unit);
