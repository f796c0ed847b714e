using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Reports;

/// <summary>What one event says of one lot.</summary>
/// <param name="Movement">Of a receive, a return, a consume, a produce or a ship.</param>
/// <param name="IsInput">The produce names the lot among its inputs.</param>
internal readonly record struct TrackingLine(LotKey Lot, Movement Movement, bool IsInput = false)
{
    public static IEnumerable<TrackingLine> InputsOf(LotEvent produce) =>
        (produce.Inputs ?? []).Select(i => new TrackingLine(i.Lot, Movement.Own(produce) with { Quantity = i.Quantity }, IsInput: true));

    /// <summary>The lot's use in this work order is told by a consume of its own.</summary>
    public bool IsToldBy(IEnumerable<Movement> history)
    {
        var order = Movement.Event.WorkOrder;
        return IsInput && history.Any(m => m.Event.Type == LotEventType.Consume && m.Event.WorkOrder == order);
    }
}
