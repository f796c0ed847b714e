using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>A recorded event with its place in the order of recording.</summary>
/// <param name="Voided">The number of the void that took it back; null while it stands.</param>
internal readonly record struct StoredEvent(long Seq, RecordedEvent Recorded, long? Voided)
{
    public static StoredEvent Of(Session session, EventRow row)
    {
        var e = EventBody.Read(row.Body.Span);
        var voided = VoidOf(session, row.Seq);
        return new StoredEvent(
            row.Seq,
            new RecordedEvent(
                e,
                Ticks.ToTime(row.RecordedAt),
                session.Kept<RecorderNames>().Of(session, row.Recorder) ?? throw ByteReader.Damaged(),
                // A void belongs to the stream of what it takes back, which it does not name itself.
                e.Type == LotEventType.Void ? StreamId.NameOf(session, row.Stream) ?? EventStream.Of(e) : EventStream.Of(e),
                Convert.ToHexStringLower(row.PreviousHash.Span),
                Convert.ToHexStringLower(row.Hash.Span),
                voided is { } by && EventPages.Find(session, by) is { } taken ? EventBody.ReadId(taken.Body.Span) : null),
            voided);
    }

    private static long? VoidOf(Session session, long seq)
    {
        var select = session.Statement("SELECT void_seq FROM voided WHERE target_seq = ?1");
        select.Bind(1, seq);
        if (!select.Row()) return null;
        var by = select.Number(0);
        select.Reset();
        return by;
    }
}

/// <summary>The callers by number, as a session has read them.</summary>
internal sealed class RecorderNames
{
    private readonly Dictionary<long, string> names = [];

    public string? Of(Session session, long id)
    {
        if (names.TryGetValue(id, out var name)) return name;
        name = session.First("SELECT name FROM recorder WHERE id = $1", r => r.GetString(0), id);
        if (name is not null) names[id] = name;
        return name;
    }
}
