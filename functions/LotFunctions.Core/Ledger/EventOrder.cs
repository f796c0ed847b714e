namespace LotFunctions.Core.Ledger;

/// <summary>
/// The order in which events are folded into states: by when they happened, at the same time by kind (goods come before
/// they go, a hold after a release), at last by id. Arrival order has no part in it, so late events need no repair.
/// </summary>
public sealed class EventOrder : IComparer<LotEvent>
{
    public static readonly EventOrder Instance = new();

    public int Compare(LotEvent? x, LotEvent? y)
    {
        ArgumentNullException.ThrowIfNull(x);
        ArgumentNullException.ThrowIfNull(y);
        return Compare(x.At, x.Type, x.EventId, y);
    }

    /// <summary>The place of an event that is known by its mark, against an event.</summary>
    public static int Compare(LotEventMark mark, LotEvent e) => Compare(mark.At, mark.Type, mark.EventId, e);

    private static int Compare(DateTimeOffset at, LotEventType type, string eventId, LotEvent other)
    {
        var time = at.UtcTicks.CompareTo(other.At.UtcTicks);
        if (time != 0) return time;
        var rank = Rank(type).CompareTo(Rank(other.Type));
        return rank != 0 ? rank : string.CompareOrdinal(eventId, other.EventId);
    }

    private static int Rank(LotEventType type) => type switch
    {
        LotEventType.Announce => 0,
        LotEventType.Receive => 1,
        LotEventType.Return => 2,
        LotEventType.Produce => 3,
        LotEventType.Release => 4,
        LotEventType.Unpack => 5,
        LotEventType.Move => 6,
        LotEventType.Pack => 7,
        LotEventType.Adjust => 8,
        LotEventType.Consume => 9,
        LotEventType.Ship => 10,
        LotEventType.Scrap => 11,
        LotEventType.Inspect => 12,
        LotEventType.Hold => 13,
        LotEventType.Void => 14,
        _ => throw new ArgumentOutOfRangeException(nameof(type), type, "Not a lot event type."),
    };
}
