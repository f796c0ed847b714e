using LotFunctions.Standards;

namespace LotFunctions.Core.Ledger;

/// <summary>An event as one lot sees it: its own, or one that covers it by the logistic unit that it is in.</summary>
/// <param name="Event">The event.</param>
/// <param name="Quantity">How much of this lot; null when nobody said.</param>
/// <param name="LogisticUnit">The innermost unit that the lot is in, if any.</param>
/// <param name="Document">The ASN that states it, or that announced the lot in that unit.</param>
/// <param name="Judgement">What the lot rules said of the lot: of the event, or of its announcement in that unit.</param>
public readonly record struct Movement(LotEvent Event, Quantity? Quantity, string? LogisticUnit, string? Document, RuleJudgement? Judgement)
{
    public static Movement Own(LotEvent e) => new(e, e.Quantity, e.LogisticUnit, e.Document, e.Judgement);

    public static Movement Covered(LotEvent e, CoveredLot line) =>
        new(e, line.Quantity, line.LogisticUnit, e.Document ?? line.Document, e.Type == LotEventType.Receive ? line.Judgement : null);
}
