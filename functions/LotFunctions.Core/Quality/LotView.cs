using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Quality;

/// <summary>A lot as it stands, for people.</summary>
public sealed record LotView
{
    public required string Item { get; init; }

    public required string Lot { get; init; }

    public required LotStatus Status { get; init; }

    /// <summary>Stock by location (<see cref="LotState.Stock"/>).</summary>
    public required IReadOnlyList<LotStock> Balances { get; init; }

    /// <summary>In the lot's own unit; null when no event stated a quantity.</summary>
    public LotQuantities? Quantities { get; init; }

    /// <summary>Quantities in units that do not convert into the lot's own.</summary>
    public required IReadOnlyList<LotQuantities> OtherUnits { get; init; }

    public LotAttributes? Attributes { get; init; }

    /// <summary>Oldest first; those that were taken back are not here.</summary>
    public required IReadOnlyList<LotInspection> Inspections { get; init; }

    /// <summary>Why the lot may not be used (<see cref="HoldKey"/>), with the reason given.</summary>
    public required IReadOnlyList<LotHold> Holds { get; init; }

    public required IReadOnlyList<LotRecall> OpenRecalls { get; init; }

    public required IReadOnlyList<Gap> Gaps { get; init; }
}

/// <summary>What happened to a lot in sum, in one unit, and what is left.</summary>
/// <param name="OnHand">Null when an unknown part of what came makes it unknown.</param>
public sealed record LotQuantities(
    string Unit,
    decimal Announced,
    decimal Received,
    decimal Produced,
    decimal Consumed,
    decimal Shipped,
    decimal Returned,
    decimal Scrapped,
    decimal Adjusted,
    decimal? OnHand);

public sealed record LotInspection(string EventId, DateTimeOffset At, Inspection Inspection);

public sealed record LotHold(string Key, string Reason);

public sealed record LotRecall(string RecallId, string Title);
