namespace LotFunctions.Core.Ledger;

/// <summary>Names the hash chain of an event: one chain a lot, one a logistic unit for what names the unit alone.</summary>
public static class EventStream
{
    /// <summary>The stream of an event that is not a void, or of a void whose target is unknown.</summary>
    public static string Of(LotEvent e) => e switch
    {
        { Lot: { } lot } => OfLot(lot),
        { LogisticUnit: { } unit } => $"unit/{unit}",
        _ => $"event/{e.Reference ?? e.EventId}",
    };

    public static string OfLot(LotKey lot) => $"lot/{lot.Item}/{lot.Lot}";
}
