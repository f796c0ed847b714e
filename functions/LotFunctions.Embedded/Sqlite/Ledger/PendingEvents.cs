using LotFunctions.Core.Ledger;

namespace LotFunctions.Embedded.Sqlite.Ledger;

/// <summary>
/// The events that a job has taken so far: decided and numbered, not yet hashed and written. They are written together when
/// the job ends, or before it has to read them.
/// </summary>
internal sealed class PendingEvents(Session session, LedgerHead head)
{
    /// <summary>As much as lies in one page of the database, without a second one behind it.</summary>
    private const int PageSize = 4040;

    private readonly List<Pending> events = [];
    private byte[] page = new byte[2 * PageSize];

    public void Add(PreparedEvent prepared, long recorder, string recorderName, StreamRow stream, EventLinks links) =>
        events.Add(new Pending(prepared, head.Events, head.RecordedAt, recorder, recorderName, stream, links));

    public void Write()
    {
        if (events.Count == 0) return;
        var (first, length) = (events[0].Seq, 0);
        foreach (var e in events)
        {
            var row = Row(e);
            var most = EventRow.MostSize(row.Body.Length);
            if (length > 0 && length + most > PageSize)
            {
                Insert(first, page.AsSpan(0, length));
                (first, length) = (e.Seq, 0);
            }

            if (length + most > page.Length) Array.Resize(ref page, length + most);
            length += row.Write(page.AsSpan(length));
        }

        Insert(first, page.AsSpan(0, length));
        events.Clear();
    }

    private EventRow Row(Pending e)
    {
        var previous = e.Stream.Head;
        var hash = EventChain.HashOf(e.Prepared.Canonical, Ticks.ToTime(e.RecordedAt), e.RecorderName, e.Stream.Name, previous);
        e.Stream.Advance(hash);
        head.Digest.Add(hash);
        return new EventRow(e.Seq, e.Prepared.Key, e.RecordedAt, e.Recorder, e.Stream.Stream, e.Links, previous, hash, e.Prepared.Body);
    }

    private void Insert(long first, ReadOnlySpan<byte> body)
    {
        var insert = session.Statement("INSERT INTO event_page VALUES (?1, ?2)");
        insert.Bind(1, first);
        insert.Bind(2, body);
        insert.Run();
    }

    private readonly record struct Pending(
        PreparedEvent Prepared, long Seq, long RecordedAt, long Recorder, string RecorderName, StreamRow Stream, EventLinks Links);
}
