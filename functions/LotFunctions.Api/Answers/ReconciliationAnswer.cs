using LotFunctions.Core.Trace;

namespace LotFunctions.Api.Answers;

/// <summary>received + produced = consumed + shipped − returned + scrapped + on hand, and what is left over.</summary>
/// <param name="Unit">Empty when no event stated a quantity.</param>
/// <param name="OnHand">The known part.</param>
/// <param name="Difference">Null when unknown, as <paramref name="PercentAccountedFor"/> is then.</param>
/// <param name="IsVariance">More is accounted for than ever came: an error in the records.</param>
/// <param name="Unknown">A part of what came is unknown: nobody can tell whether it adds up.</param>
public sealed record ReconciliationAnswer(
    string Item, string Lot, string Unit, decimal Received, decimal Produced, decimal Consumed, decimal Shipped, decimal Returned,
    decimal Scrapped, decimal OnHand, decimal? Difference, decimal? PercentAccountedFor, bool IsVariance, bool Unknown)
{
    public static ReconciliationAnswer Of(LotReconciliation r) => new(
        r.Lot.Item, r.Lot.Lot, r.Unit, r.Received, r.Produced, r.Consumed, r.Shipped, r.Returned, r.Scrapped, r.OnHand, r.Difference,
        r.PercentAccountedFor, r.IsVariance, r.Unknown == true);
}
