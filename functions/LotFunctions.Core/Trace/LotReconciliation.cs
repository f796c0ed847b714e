using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>
/// Does a lot add up? received + produced = consumed + shipped − returned + scrapped + on hand, in one unit. On hand counts
/// from zero up: a negative balance shows as a difference.
/// </summary>
public sealed record LotReconciliation(
    LotKey Lot,
    string Unit,
    decimal Received,
    decimal Produced,
    decimal Consumed,
    decimal Shipped,
    decimal Returned,
    decimal Scrapped,
    decimal OnHand)
{
    public decimal Came => Received + Produced;

    public decimal AccountedFor => Consumed + Shipped - Returned + Scrapped + OnHand;

    /// <summary>Came less accounted for: zero when all of it is.</summary>
    public decimal Difference => Came - AccountedFor;

    /// <summary>Rounded to two places, away from zero at the half; null when nothing came.</summary>
    public decimal? PercentAccountedFor =>
        Came == 0 ? null : Math.Round(AccountedFor / Came * 100, 2, MidpointRounding.AwayFromZero);

    /// <summary>More is accounted for than ever came: an error in the records, never a success.</summary>
    public bool IsVariance => AccountedFor > Came;

    public static IEnumerable<LotReconciliation> Of(LotState state) => state.Totals.Select(t => new LotReconciliation(
        state.Lot, t.Unit, t.Received, t.Produced, t.Consumed, t.Shipped, t.Returned, t.Scrapped, Math.Max(0, state.OnHandIn(t.Unit))));
}
