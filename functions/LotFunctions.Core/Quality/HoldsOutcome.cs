using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Quality;

/// <summary>What became of a hold or a release.</summary>
/// <param name="Refusal">Why nothing at all was done; null when the lots were gone through.</param>
/// <param name="Lots">One for each lot, in the order given.</param>
public sealed record HoldsOutcome(Refusal? Refusal, IReadOnlyList<HoldResult> Lots);

/// <param name="Status">Duplicate: the lot was so already, and nothing was recorded.</param>
public sealed record HoldResult(LotKey Lot, AppendStatus Status, string? EventId = null, string? Code = null, string? Detail = null);
