using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>What of a lot is at a location. A known and an unknown quantity at the same location are two rows.</summary>
/// <param name="Location">Empty when nobody said where.</param>
/// <param name="Quantity">Null when something is there and nobody said how much.</param>
public sealed record LotStock(string Location, Quantity? Quantity);
