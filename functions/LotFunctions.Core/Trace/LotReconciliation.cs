using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Trace;

/// <summary>
/// Does a lot add up? received + produced = consumed + shipped − returned + scrapped + on hand, in one unit. On hand counts
/// from zero up: a negative balance shows as a difference. Nobody can tell when a part of what came is unknown.
/// </summary>
/// <param name="Unit">Empty when no event stated a quantity.</param>
/// <param name="OnHand">The known part.</param>
/// <param name="Unknown">A part of what came is unknown, and so whether it adds up; null otherwise.</param>
public sealed record LotReconciliation(
    LotKey Lot,
    string Unit,
    decimal Received,
    decimal Produced,
    decimal Consumed,
    decimal Shipped,
    decimal Returned,
    decimal Scrapped,
    decimal OnHand,
    bool? Unknown = null)
{
    public decimal Came => Received + Produced;

    public decimal AccountedFor => Consumed + Shipped - Returned + Scrapped + OnHand;

    /// <summary>Came less accounted for: zero when all of it is; null when unknown.</summary>
    public decimal? Difference => Unknown == true ? null : Came - AccountedFor;

    /// <summary>Rounded to two places, away from zero at the half; null when nothing came, or when unknown.</summary>
    public decimal? PercentAccountedFor =>
        Came == 0 || Unknown == true ? null : Math.Round(AccountedFor / Came * 100, 2, MidpointRounding.AwayFromZero);

    /// <summary>More is accounted for than ever came: an error in the records, never a success.</summary>
    public bool IsVariance => AccountedFor > Came && Unknown != true;

    public static IEnumerable<LotReconciliation> Of(LotState state)
    {
        bool? unknown = state.HasUnknownInput ? true : null;
        if (unknown == true && state.Totals.Count == 0) return [new LotReconciliation(state.Lot, "", 0, 0, 0, 0, 0, 0, 0, unknown)];
        return state.Totals.Select(t => new LotReconciliation(
            state.Lot, t.Unit, t.Received, t.Produced, t.Consumed, t.Shipped, t.Returned, t.Scrapped, Math.Max(0, state.OnHandIn(t.Unit)), unknown));
    }
}
