namespace LotFunctions.Core.Ledger;

/// <summary>The place of an event in <see cref="EventOrder"/>.</summary>
public sealed record LotEventMark(DateTimeOffset At, LotEventType Type, string EventId)
{
    public static LotEventMark Of(LotEvent e) => new(e.At, e.Type, e.EventId);
}
