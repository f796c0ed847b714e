using LotFunctions.Core.Ledger;
using LotFunctions.Core.Quality;

namespace LotFunctions.Api.Answers;

/// <summary>What became of a hold or a release.</summary>
public sealed record HoldsAnswer(IReadOnlyList<HoldAnswer> Lots)
{
    public static HoldsAnswer Of(HoldsOutcome outcome) => new([.. outcome.Lots.Select(HoldAnswer.Of)]);
}

/// <param name="Status">Duplicate: the lot was so already.</param>
public sealed record HoldAnswer(string Item, string Lot, AppendStatus Status, string? EventId, string? Code, string? Detail)
{
    public static HoldAnswer Of(HoldResult r) => new(r.Lot.Item, r.Lot.Lot, r.Status, r.EventId, r.Code, r.Detail);
}
