using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>An event with all that follows from it alone, made by its sender's thread so that the writer need not.</summary>
/// <param name="Key">Of its id (<see cref="EventKey"/>).</param>
/// <param name="Canonical">What is hashed.</param>
/// <param name="Body">What is stored.</param>
internal sealed record PreparedEvent(LotEvent Event, long Key, byte[] Canonical, byte[] Body)
{
    public static PreparedEvent Of(LotEvent e) => new(e, EventKey.Of(e.EventId), CanonicalJson.Write(e), EventBody.Write(e));

    /// <summary>As <see cref="Of(LotEvent)"/>, of many.</summary>
    public static PreparedEvent[] Of(IReadOnlyList<LotEvent> events)
    {
        var keys = EventKey.Of(events);
        var prepared = new PreparedEvent[events.Count];
        for (var i = 0; i < prepared.Length; i++) prepared[i] = new PreparedEvent(events[i], keys[i], CanonicalJson.Write(events[i]), EventBody.Write(events[i]));
        return prepared;
    }
}
