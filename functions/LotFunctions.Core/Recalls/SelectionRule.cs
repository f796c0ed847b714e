using LotFunctions.Core.Ledger;

namespace LotFunctions.Core.Recalls;

/// <summary>What the criteria of a recall ask of a lot.</summary>
internal sealed class SelectionRule(RecallCriteria criteria)
{
    private readonly string? item = criteria.Item is { } named ? LotKey.NormaliseItem(named) : null;
    private readonly bool hasTime = criteria is not { ReceivedFrom: null, ReceivedTo: null };

    /// <summary>It asks how a lot came in; else only for its item or work order.</summary>
    public bool ByReceipt => hasTime || criteria.Supplier is not null;

    public bool IsItem(LotKey lot) => item is null || lot.Item == item;

    /// <summary>Whether an event, or that it is taken back, can decide on the lot that it names or on those in the unit that it names.</summary>
    public bool Concerns(LotEvent e)
    {
        if (e.Lot is { } lot && !IsItem(lot)) return false;
        if (!ByReceipt) return criteria.WorkOrder is null || e.WorkOrder == criteria.WorkOrder;
        return IsGoodsIn(e) && ((criteria.Supplier is not null && e.Supplier == criteria.Supplier) || (hasTime && InTime(e)));
    }

    /// <summary>Whether an event can decide on what came in with the units that it names.</summary>
    public bool ConcernsUnits(LotEvent e) => ByReceipt
        && (e.Type is LotEventType.Announce or LotEventType.Pack or LotEventType.Unpack || (e.Lot is null && e.Type == LotEventType.Receive));

    /// <param name="movements">Of one lot of the item; none is no match.</param>
    public bool Match(IReadOnlyList<Movement> movements)
    {
        var events = movements.Select(m => m.Event).ToList();
        var inOrder = criteria.WorkOrder is null
            || events.Exists(e => e.Type == (ByReceipt ? LotEventType.Consume : LotEventType.Produce) && e.WorkOrder == criteria.WorkOrder);
        if (!ByReceipt || !inOrder) return inOrder && events.Count > 0;
        return events.Exists(IsGoodsIn)
            && (!hasTime || events.Exists(InTime))
            && (criteria.Supplier is null || events.Exists(e => IsGoodsIn(e) && e.Supplier == criteria.Supplier));
    }

    private static bool IsGoodsIn(LotEvent e) => e.Type is LotEventType.Announce or LotEventType.Receive;

    private bool InTime(LotEvent e) => e.Type == LotEventType.Receive
        && (criteria.ReceivedFrom is not { } from || e.At >= from) && (criteria.ReceivedTo is not { } to || e.At <= to);
}
